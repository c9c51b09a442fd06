import { describe, expect, it } from 'vitest';
import { bookPath, breakdownPath, routeOf, scriptPath } from './route';

describe('addresses', () => {
  it('the root is the stack, and so is anything unknown', () => {
    expect(routeOf('/', '')).toEqual({ page: 'stack' });
    expect(routeOf('/nowhere', '')).toEqual({ page: 'stack' });
  });
  it('a script opens at the element in the address', () => {
    expect(routeOf('/scripts/a1', '#e12')).toEqual({ page: 'script', id: 'a1', element: 'e12' });
    expect(routeOf('/scripts/a1', '')).toEqual({ page: 'script', id: 'a1', element: null });
  });
  it('a book opens at the element in the address', () => {
    const url = new URL(bookPath('b1', 'e12'), 'http://x');
    expect(routeOf(url.pathname, url.hash)).toEqual({ page: 'book', id: 'b1', element: 'e12' });
  });
  it('joining and oneself have an address each', () => {
    expect(routeOf('/join', '#token')).toEqual({ page: 'join' });
    expect(routeOf('/me', '')).toEqual({ page: 'me' });
  });
  it('what the pages write they also read', () => {
    const url = new URL(scriptPath('ä/1', 'e 2'), 'http://x');
    expect(routeOf(url.pathname, url.hash)).toEqual({ page: 'script', id: 'ä/1', element: 'e 2' });
    expect(routeOf(breakdownPath('a1'), '')).toEqual({ page: 'breakdown', id: 'a1' });
  });
});
