import { ask, withJson } from '../api';

export interface Me {
  person: { id: string; name: string };
  /** At the desk's own machine. */
  owner: boolean;
  books: { id: string; title: string; position: string }[];
  /** Whether this device can work offline. */
  secure: boolean;
  passkeys: boolean;
  signed_by: 'own machine' | 'session';
  has_passkey: boolean;
  has_passphrase: boolean;
}

export interface Invite {
  id: string;
  position: string | null;
  name: string | null;
  made_at: string;
  expires_at: string;
}

/** Only now, never again: the token is kept nowhere. */
export interface HandedOver extends Invite {
  token: string;
  link: string;
  /** Row by row, 1 for dark. */
  qr: string[];
  /** The desk is open on this machine only: nobody else can follow the link. */
  alone: boolean;
}

export interface Looked {
  by: string;
  /** null: it leads nowhere new, but back in. */
  title: string | null;
  position: string | null;
  name: string | null;
}

export interface Device {
  id: string;
  device: string;
  made_at: string;
  seen_at: string;
  this: boolean;
}

interface Ceremony<Options> {
  ceremony: string;
  options: Options;
}

const post = <T>(path: string, body: unknown = {}): Promise<T> => ask(path, withJson('POST', body));
const invites = (book: string): string => `/books/${encodeURIComponent(book)}/invites`;

export const fetchMe = (): Promise<Me> => ask('/me');
export const rename = (name: string): Promise<unknown> => post('/me', { name });

export const fetchInvites = (book: string): Promise<{ invites: Invite[] }> => ask(invites(book));
export const invite = (book: string, position: string, name: string): Promise<HandedOver> =>
  post(invites(book), name ? { position, name } : { position });
export const takeBack = (book: string, id: string): Promise<unknown> =>
  ask(`${invites(book)}/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const look = (token: string): Promise<Looked> => post('/join/look', { token });
export const join = (
  token: string,
  name: string,
  asMe: boolean,
): Promise<{ book: string | null; person: string }> => post('/join', { token, name, as_me: asMe });

export const signIn = (name: string, passphrase: string): Promise<unknown> =>
  post('/sign-in', { name, passphrase });
export const signOut = (): Promise<unknown> => post('/sign-out');
export const setPassphrase = (passphrase: string): Promise<unknown> =>
  post('/passphrase', { passphrase });
export const secondDevice = (): Promise<HandedOver> => post('/second-device');

export const fetchDevices = (): Promise<{ sessions: Device[] }> => ask('/sessions');
export const signDeviceOut = (id: string): Promise<unknown> =>
  ask(`/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const beginMaking = (): Promise<Ceremony<PublicKeyCredentialCreationOptionsJSON>> =>
  post('/passkeys/begin');
export const finishMaking = (ceremony: string, answer: unknown): Promise<unknown> =>
  post('/passkeys/finish', { ceremony, answer });
export const beginProving = (): Promise<Ceremony<PublicKeyCredentialRequestOptionsJSON>> =>
  post('/sign-in/passkey/begin');
export const finishProving = (ceremony: string, answer: unknown): Promise<unknown> =>
  post('/sign-in/passkey/finish', { ceremony, answer });
