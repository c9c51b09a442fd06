import { mount, tick, unmount } from 'svelte';
import { describe, expect, it } from 'vitest';
import { server } from '../testing/server';
import JoinPage from './JoinPage.svelte';
import { takeToken } from './token';

describe('the token of an invitation', () => {
  it('is taken out of the address at once', () => {
    const addresses: string[] = [];
    expect(takeToken('#abc-_1', (path) => addresses.push(path))).toBe('abc-_1');
    expect(addresses).toEqual(['/join']);
  });
  it('that is not there leaves the address alone', () => {
    const addresses: string[] = [];
    expect(takeToken('', (path) => addresses.push(path))).toBeNull();
    expect(addresses).toEqual([]);
  });
});

describe('joining', () => {
  it('says who invites to what as what, with the name that was given', async () => {
    history.replaceState(null, '', '/join#token-1');
    const asked = server(() => ({
      by: 'Rosa',
      title: 'The Hour Between',
      position: 'stage_manager',
      name: 'Tomas',
    }));
    const page = mount(JoinPage, { target: document.body });
    await tick();
    await new Promise((done) => setTimeout(done));
    await tick();
    expect(document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ')).toBe(
      'Rosa invites you to The Hour Between as stage manager',
    );
    expect(document.querySelector<HTMLInputElement>('input')?.value).toBe('Tomas');
    expect(asked).toMatchObject([{ path: '/api/join/look', body: { token: 'token-1' } }]);
    expect(location.hash).toBe('');
    await unmount(page);
  });
  it('without an invitation is signing in', async () => {
    history.replaceState(null, '', '/join');
    server(() => ({}));
    const page = mount(JoinPage, { target: document.body });
    await tick();
    expect(document.querySelector('h1')?.textContent).toBe('Come back to the table');
    expect(document.querySelectorAll('input')).toHaveLength(2);
    await unmount(page);
  });
});
