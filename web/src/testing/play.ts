import type {
  Breakdown,
  Division,
  Doubt,
  Draft,
  FrenchScene,
  Opened,
  Row,
  ScriptElement,
} from '../contracts';

/** A small invented play, in the shape the server sends: two acts, three scenes, one song. */

let count = 0;

export function element(
  kind: ScriptElement['kind'],
  text: string,
  more: Partial<ScriptElement> = {},
): ScriptElement {
  count += 1;
  const rest = { roles: [], speech: null, dual: false, page: null, spans: [], sure: 1 };
  return { id: `e${count}`, kind, text, ...rest, ...more };
}

export function division(id: string, kind: string, more: Partial<Division>): Division {
  const rest = { number: null, title: null, parent: null, first: '', last: '' };
  return { id, kind, ...rest, ...more };
}

export function row(id: string, more: Partial<Row> = {}): Row {
  return {
    id,
    title: id,
    authors: [],
    name: `${id}.fountain`,
    format: 'fountain',
    added: '2026-11-12T10:00:00Z',
    pile: 'unread',
    spark: 0,
    running_minutes: [90, 108],
    words: 15000,
    pages: 58,
    acts: 2,
    scenes: 3,
    songs: 0,
    roles: 3,
    company: [3, 3],
    ...more,
  };
}

function speech(id: string, role: string, words: string, page: string): ScriptElement[] {
  const turn = { roles: [role], speech: id, page };
  return [element('cue', role.toUpperCase(), turn), element('dialogue', words, turn)];
}

const role = (id: string) => ({
  id,
  name: id.toUpperCase(),
  labels: [id.toUpperCase()],
  group: false,
});

function elementsOfThePlay(): ScriptElement[] {
  count = 0;
  return [
    element('heading', 'Act one', { page: '1' }), // e1
    element('heading', 'Scene 1. The bar', { page: '1' }), // e2
    ...speech('s1', 'margot', 'You could have asked me.', '1'), // e3, e4
    ...speech('s2', 'anders', 'Would you have said yes?', '1'), // e5, e6
    element('heading', 'Scene 2. The booth', { page: '2' }), // e7
    ...speech('s3', 'margot', 'It is a good part.', '2'), // e8, e9
    element('stage_direction', 'Enter the WAITER.', { page: '3' }), // e10
    ...speech('s4', 'anders', 'Start anywhere you like.', '3'), // e11, e12
    element('lyric', 'Half a script is under my glass,\nhalf is under your hand.', {
      roles: ['margot'],
      speech: 's5',
      page: '3',
    }), // e13
    element('heading', 'Act two', { page: '4' }), // e14
    element('heading', 'Notes', { page: '4' }), // e15
    ...speech('s6', 'waiter', 'We are closing.', '4'), // e16, e17
  ];
}

function draftOfThePlay(): Draft {
  return {
    title: 'The Hour Between',
    authors: ['D. Lindqvist'],
    format: 'fountain',
    language: 'en',
    cast: [],
    roles: ['margot', 'anders', 'waiter'].map(role),
    divisions: [
      division('d1', 'act', { number: '1', first: 'e1', last: 'e13' }),
      division('d2', 'scene', {
        number: '1',
        title: 'The bar',
        parent: 'd1',
        first: 'e2',
        last: 'e6',
      }),
      division('d3', 'scene', {
        number: '2',
        title: 'The booth',
        parent: 'd1',
        first: 'e7',
        last: 'e13',
      }),
      division('d4', 'song', { title: '“Half a Script”', parent: 'd3', first: 'e13', last: 'e13' }),
      division('d5', 'act', { number: '2', first: 'e14', last: 'e17' }),
      division('d6', 'scene', {
        number: '1',
        title: 'Notes',
        parent: 'd5',
        first: 'e15',
        last: 'e17',
      }),
    ],
    elements: elementsOfThePlay(),
    title_page: {},
    puzzles: [],
  };
}

const size = (id: string, speeches: number, words: number, scenes: string[]) => ({
  id,
  name: id.toUpperCase(),
  speeches,
  words,
  lyric_words: id === 'margot' ? 11 : 0,
  scenes,
  french_scenes: scenes.length,
  silent_french_scenes: 0,
  minutes_on_stage: [words, words + 2] as [number, number],
});

const FRENCH_SCENES: FrenchScene[] = [
  { scene: 'd2', first: 'e2', last: 'e6', on_stage: ['anders', 'margot'], minutes: [5, 7] },
  { scene: 'd3', first: 'e7', last: 'e9', on_stage: ['anders', 'margot'], minutes: [3, 3] },
  {
    scene: 'd3',
    first: 'e10',
    last: 'e13',
    on_stage: ['anders', 'margot', 'waiter'],
    minutes: [6, 6],
  },
  { scene: 'd6', first: 'e15', last: 'e17', on_stage: ['waiter'], minutes: [0, 0] },
];

const DOUBTS: Doubt[] = [
  {
    element: 'e10',
    roles: ['waiter'],
    why: 'Nothing says that he goes.',
    on_stage: true,
    answered: false,
  },
  {
    element: 'e16',
    roles: ['margot', 'anders'],
    why: 'They may stay.',
    on_stage: false,
    answered: true,
  },
  { element: 'e17', roles: ['margot'], why: 'She may stay.', on_stage: false, answered: false },
];

function breakdownOfThePlay(): Breakdown {
  return {
    words: 32,
    running_minutes: [18, 22],
    roles: [
      size('anders', 2, 9, ['d2', 'd3']),
      size('margot', 3, 21, ['d2', 'd3']),
      size('waiter', 1, 3, ['d3', 'd6']),
    ],
    scenes: [
      { id: 'd2', roles: ['margot', 'anders'], words: 10, minutes: [5, 7], songs: [] },
      {
        id: 'd3',
        roles: ['margot', 'anders', 'waiter'],
        words: 20,
        minutes: [8, 10],
        songs: ['d4'],
      },
      { id: 'd6', roles: ['waiter'], words: 3, minutes: [0, 0.5], songs: [] },
    ],
    french_scenes: structuredClone(FRENCH_SCENES),
    doubts: structuredClone(DOUBTS),
    songs: [{ id: 'd4', roles: ['margot'], minutes: [1, 2] }],
  };
}

export function play(): Opened {
  return { row: row('hour'), draft: draftOfThePlay(), breakdown: breakdownOfThePlay() };
}
