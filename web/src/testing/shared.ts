import { readFileSync } from 'node:fs';

/** Cases that Python checks its own answers against as well. */
export function sharedCases<T>(name: string): T {
  return JSON.parse(readFileSync(`../tests/shared/${name}.json`, 'utf8')) as T;
}
