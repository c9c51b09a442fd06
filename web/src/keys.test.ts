import { describe, expect, it } from 'vitest';
import { actOfKey, KEYS, keysOf } from './keys';
import type { Page } from './route';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const PAGES: Page[] = ['stack', 'script', 'breakdown', 'review', 'book'];

describe('keys', () => {
  it('no key means two things on one page', () => {
    for (const page of PAGES) {
      const all = keysOf(page).flatMap(({ keys, shift }) =>
        keys.map((one) => (shift ? `⇧${one}` : one)),
      );
      expect(new Set(all).size, page).toBe(all.length);
    }
  });
  it('R reads on in the stack and chooses a role in the script', () => {
    expect(actOfKey('stack', press('r'))).toBe('reading');
    expect(actOfKey('script', press('r'))).toBe('role');
  });
  it('capitals are the same key, as when Caps Lock is on', () => {
    expect(actOfKey('script', press('G'))).toBe('goTo');
  });
  it('S settles a query and Shift+S shows an idea; Caps Lock is no Shift', () => {
    expect(actOfKey('book', press('s'))).toBe('settle');
    expect(actOfKey('book', press('S', { shiftKey: true }))).toBe('show');
    expect(actOfKey('book', press('S'))).toBe('settle');
    expect(actOfKey('book', press('ArrowRight', { shiftKey: true }))).toBe('wordOn');
  });
  it('Ctrl and ⌘ with a letter stay with the browser', () => {
    expect(actOfKey('script', press('f', { ctrlKey: true }))).toBe(null);
    expect(actOfKey('script', press('f', { metaKey: true }))).toBe(null);
  });
  it('every key on the sheet says what it does', () => {
    for (const { does, shown } of KEYS) expect(does && shown).toBeTruthy();
  });
});
