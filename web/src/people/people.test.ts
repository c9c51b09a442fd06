import { describe, expect, it, vi } from 'vitest';
import { server } from '../testing/server';
import { me } from './me.svelte';
import { canHavePasskeys, wasClosed } from './passkeys';
import { mayInvite, positionName } from './positions';
import { qrPath, qrSize } from './qr';

describe('a QR code', () => {
  it('is one path, a rectangle for each run of dark modules, inside a margin of four', () => {
    expect(qrPath(['0110', '0000', '1001'])).toBe('M5 4h2v1h-2zM4 6h1v1h-1zM7 6h1v1h-1z');
    expect(qrSize(['0110', '0000', '1001', '0000'])).toBe(12);
    expect(qrPath([])).toBe('');
  });
});

describe('positions', () => {
  it('have names; one that a newer server knows reads as it is written', () => {
    expect(positionName('stage_manager')).toBe('stage manager');
    expect(positionName('guest')).toBe('guest');
    expect(positionName('intimacy_director')).toBe('intimacy director');
  });
  it('that invite are three', () => {
    expect(['director', 'stage_manager', 'producer', 'performer', 'guest'].map(mayInvite)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('passkeys', () => {
  it('need a safe page, a name in its address, and a browser that knows them', () => {
    expect(canHavePasskeys({ secure: true, host: 'desk.test' })).toBe(false);
    vi.stubGlobal('PublicKeyCredential', () => undefined);
    expect(canHavePasskeys({ secure: true, host: 'desk.test' })).toBe(true);
    expect(canHavePasskeys({ secure: false, host: 'desk.test' })).toBe(false);
    expect(canHavePasskeys({ secure: true, host: '192.168.1.5' })).toBe(false);
    expect(canHavePasskeys({ secure: true, host: '[::1]' })).toBe(false);
  });
  it('whose question was closed are no trouble', () => {
    expect(wasClosed(new DOMException('no', 'NotAllowedError'))).toBe(true);
    expect(wasClosed(new DOMException('no', 'SecurityError'))).toBe(false);
    expect(wasClosed(new Error('no'))).toBe(false);
  });
});

describe('who is here', () => {
  const margot = { person: { id: 'm', name: 'Margot' }, owner: false };

  it('is asked; a guest has no stack', async () => {
    server(() => margot);
    await me.load();
    expect(me.now?.person.name).toBe('Margot');
    expect([me.guest, me.stranger]).toEqual([true, false]);
  });
  it('stays who it was where the network is gone', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await me.load();
    expect(me.now?.person.name).toBe('Margot');
  });
  it('is a stranger where the server knows nobody', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ error: 'No.' }, { status: 401 })));
    await me.load();
    expect([me.now, me.guest, me.stranger]).toEqual([null, true, true]);
  });
});
