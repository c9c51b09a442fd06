import { beginMaking, beginProving, finishMaking, finishProving } from './api';

/** Passkeys need a secure page, and a name in its address: a number cannot have any. */
export function canHavePasskeys(page: { secure: boolean; host: string }): boolean {
  const isNumber = /^[\d.]+$/.test(page.host) || page.host.startsWith('[');
  return page.secure && !isNumber && typeof PublicKeyCredential !== 'undefined';
}

export const passkeysHere = (): boolean =>
  canHavePasskeys({ secure: isSecureContext, host: location.hostname });

/** Ask the device for a passkey, and give the server what others cannot misuse. */
export async function makePasskey(): Promise<void> {
  const { ceremony, options } = await beginMaking();
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  await finishMaking(ceremony, answerOf(await navigator.credentials.create({ publicKey })));
}

export async function provePasskey(): Promise<void> {
  const { ceremony, options } = await beginProving();
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  await finishProving(ceremony, answerOf(await navigator.credentials.get({ publicKey })));
}

function answerOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey came');
  return credential.toJSON();
}

/** Whether somebody closed the device's question, which is no trouble and needs no sentence. */
export const wasClosed = (trouble: unknown): boolean =>
  trouble instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(trouble.name);
