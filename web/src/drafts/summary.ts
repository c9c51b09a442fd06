import { counted, listed } from '../text/counts';
import type { Summary } from './contracts';

/** What changed between two drafts, a sentence each. */
export function inWords(one: Summary): string[] {
  const said = [
    `${counted(one.words_in, 'word')} in, ${one.words_out.toLocaleString('en-GB')} out.`,
  ];
  const { before, after } = one.minutes;
  if (before && after) said.push(`Plays ${minutes(after)}, before ${minutes(before)}.`);
  const groups = [
    ['New', one.new],
    ['Cut', one.cut],
    ['Moved', one.moved],
    ['New roles', one.roles_new],
    ['Roles that are gone', one.roles_gone],
  ] as const;
  for (const [what, names] of groups) if (names.length) said.push(`${what}: ${listed(names)}.`);
  for (const [was, now] of one.renamed) said.push(`${was} is called ${now} now.`);
  return said;
}

const minutes = ([low, high]: [number, number]): string => `${low}–${high} min`;
