import { describe, expect, it } from 'vitest';
import { inWords } from './summary';

describe('what changed between two drafts', () => {
  it('says it in sentences, and nothing of what did not change', () => {
    const said = inWords({
      words_in: 1200,
      words_out: 37,
      words_moved: 0,
      new: ['Scene 9'],
      cut: [],
      moved: ['Scene 2', 'Scene 3'],
      renamed: [['OTTO', 'HERBERT']],
      roles_new: ['INES'],
      roles_gone: [],
      minutes: { before: [36, 41], after: [39, 44] },
    });
    expect(said).toEqual([
      '1,200 words in, 37 out.',
      'Plays 39–44 min, before 36–41 min.',
      'New: Scene 9.',
      'Moved: Scene 2 and Scene 3.',
      'New roles: INES.',
      'OTTO is called HERBERT now.',
    ]);
  });
});
