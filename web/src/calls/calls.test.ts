import { describe, expect, it } from 'vitest';
import type { Call, Calls, Day, PlanOption, Weighed } from './contracts';
import { changes, placesOf } from './places';
import { daysBetween, freshId, hoursFrom, hoursIn } from './settings';
import { clock, hours, inShort, longDay, mondayOf, moment } from './times';
import {
  closedOn,
  conflictsOn,
  firstPlace,
  hatched,
  hoursOf,
  lanesOn,
  placed,
  snapped,
  standing,
  stepped,
  weekOf,
  weeksOf,
} from './week';
import {
  bound,
  difference,
  newlyBroken,
  optionHead,
  rulesKept,
  sent,
  spoken,
  whoIn,
} from './words';

const MONDAY = '2026-11-23';
const day = (date: string, ...open: [string, string][]): Day => ({ date, open });
const DAYS = [
  day(MONDAY, ['10:00', '13:00'], ['14:00', '18:00']),
  day('2026-11-24', ['10:00', '13:00']),
  day('2026-11-30', ['11:30', '16:30']),
];
const ROOMS = [
  { id: 'hall', title: 'Hall' },
  { id: 'studio', title: 'Studio' },
];
const call = (id: string, more: Partial<Call> = {}): Call => ({
  id,
  title: id,
  kind: 'scene',
  minutes: 60,
  people: ['margot'],
  rooms: [],
  after: [],
  by: null,
  start: `${MONDAY}T10:00`,
  end: `${MONDAY}T11:00`,
  room: 'hall',
  fixed: false,
  breaks: [],
  ...more,
});
const weighed = (more: Partial<Weighed> = {}): Weighed => ({
  broken: [],
  waiting_minutes: 0,
  waiting: {},
  cost: 0,
  rules: [],
  ...more,
});
const PEOPLE = [
  { id: 'margot', title: 'Margot', busy: [] },
  { id: 'anders', title: 'Anders', busy: [[`${MONDAY}T14:00`, '2026-11-24T11:00', '']] as never },
];

describe('times as people say them', () => {
  it('reckons without any time zone', () => {
    expect(mondayOf('2026-11-29')).toBe(MONDAY);
    expect(mondayOf(MONDAY)).toBe(MONDAY);
    expect(moment(MONDAY, 605)).toBe('2026-11-23T10:05');
    expect(longDay(MONDAY)).toBe('Monday 23 November');
    expect(inShort('2026-11-23T09:30')).toBe('Mon 23 Nov, 09:30');
    expect(clock(1440)).toBe('24:00');
  });
  it('counts minutes up to an hour and hours from there', () => {
    expect([0, 40, 60, 380].map(hours)).toEqual(['0 min', '40 min', '1 h', '6 h 20']);
  });
});

describe('a week', () => {
  it('is one of those in which anybody rehearses', () => {
    expect(weeksOf(DAYS)).toEqual([MONDAY, '2026-11-30']);
    expect(weekOf(DAYS, '2026-11-25')).toBe(MONDAY);
    expect(weekOf(DAYS, '2026-11-30')).toBe('2026-11-30');
    expect(weekOf(DAYS, '2027-01-01')).toBe('2026-11-30');
  });
  it('is drawn on whole hours, and as long as what is called in it', () => {
    expect(hoursOf([DAYS[2] as Day], [])).toEqual([660, 1020]);
    expect(hoursOf(DAYS.slice(0, 2), [call('late', { end: `${MONDAY}T21:10` })])).toEqual([
      600, 1320,
    ]);
    expect(hoursOf([], [])).toEqual([600, 1080]);
  });
  it('shows when the house is closed', () => {
    expect(closedOn(DAYS[0] as Day, 540, 1080)).toEqual([
      [540, 600],
      [780, 840],
    ]);
    expect(closedOn(day(MONDAY), 600, 660)).toEqual([[600, 660]]);
  });
});

describe('conflicts', () => {
  it('are cut at midnight, and give a reason only where there is one', () => {
    expect(conflictsOn(MONDAY, PEOPLE)).toEqual([
      { person: 'Anders', span: [840, 1440], why: 'not free' },
    ]);
    expect(conflictsOn('2026-11-24', PEOPLE)[0]?.span).toEqual([0, 660]);
    expect(conflictsOn('2026-11-25', PEOPLE)).toEqual([]);
  });
  it('at the same hours share one hatching', () => {
    const both = PEOPLE.map((person) => ({
      ...person,
      busy: [[`${MONDAY}T09:00`, `${MONDAY}T11:00`]] as never,
    }));
    expect(hatched(MONDAY, both, [600, 1080])).toEqual([
      { span: [600, 660], says: 'Margot: not free, Anders: not free' },
    ]);
    expect(hatched(MONDAY, both, [700, 1080])).toEqual([]);
  });
});

describe('a call that is moved', () => {
  const found = { days: DAYS, rooms: ROOMS, step: 15 };
  it('goes down and up by the step, and right to the next room and day', () => {
    expect(stepped(call('a'), { down: 1, right: 0 }, found)?.start).toBe(`${MONDAY}T10:15`);
    expect(stepped(call('a'), { down: 0, right: 1 }, found)?.room).toBe('studio');
    expect(stepped(call('a'), { down: 0, right: 2 }, found)?.start).toBe('2026-11-24T10:00');
    expect(stepped(call('a'), { down: 0, right: -1 }, found)).toBe(null);
    expect(stepped(call('a', { start: `${MONDAY}T23:00` }), { down: 1, right: 0 }, found)).toBe(
      null,
    );
    expect(stepped(call('a', { start: null }), { down: 1, right: 0 }, found)).toBe(null);
  });
  it('keeps to the rooms that it can be in', () => {
    const inHall = call('a', { rooms: ['hall'] });
    expect(stepped(inHall, { down: 0, right: 1 }, found)).toEqual({
      id: 'a',
      start: '2026-11-24T10:00',
      room: 'hall',
    });
  });
  it('takes its length with it, and its breaks not', () => {
    const [moved] = placed(
      [call('a', { breaks: [['x', 'y']] })],
      [{ id: 'a', start: `${MONDAY}T14:00`, room: 'studio' }],
    );
    expect([moved?.end, moved?.room, moved?.breaks]).toEqual([`${MONDAY}T15:00`, 'studio', []]);
  });
  it('begins at the first open hour where it had no place', () => {
    expect(firstPlace(call('a', { start: null }), DAYS, ROOMS)).toEqual({
      id: 'a',
      start: `${MONDAY}T10:00`,
      room: 'hall',
    });
    expect(firstPlace(call('a'), [day(MONDAY)], ROOMS)).toBe(null);
  });
  it('falls on the grid and stays within the day', () => {
    expect([snapped(607, 15, 60), snapped(608, 15, 60)]).toEqual([600, 615]);
    expect([snapped(-40, 15, 60), snapped(1420, 15, 60)]).toEqual([0, 1380]);
  });
});

describe('what is kept', () => {
  const option = {
    plan: { calls: [{ id: 'a', start: `${MONDAY}T12:00`, end: '', room: 'hall' }] },
  } as unknown as PlanOption;
  it('is what differs, in full, with where it was', () => {
    const calls = [call('a'), call('b'), call('c', { fixed: true })];
    const { changed, were } = changes(placesOf(option, calls), calls);
    expect(changed).toEqual([
      { id: 'a', start: `${MONDAY}T12:00`, room: 'hall', fixed: false },
      { id: 'b', start: null, room: null, fixed: false },
    ]);
    expect(were.map(({ start }) => start)).toEqual([`${MONDAY}T10:00`, `${MONDAY}T10:00`]);
    expect(changes([{ id: 'gone', start: null, room: null }], calls).changed).toEqual([]);
    expect(standing([call('a'), call('b', { start: null })]).map(({ id }) => id)).toEqual(['a']);
  });
});

describe("everybody's day", () => {
  it('has what somebody is called for, waits, and cannot', () => {
    const calls = [
      call('a'),
      call('b', { people: ['margot', 'anders'], start: `${MONDAY}T12:00`, end: `${MONDAY}T13:00` }),
    ];
    const felt = weighed({ waits: [['margot', `${MONDAY}T11:00`, `${MONDAY}T12:00`]] });
    const [margot, anders] = lanesOn(MONDAY, { people: PEOPLE }, calls, felt);
    expect([margot?.minutesCalled, margot?.minutesWaiting]).toEqual([120, 60]);
    expect([anders?.minutesCalled, anders?.minutesWaiting]).toEqual([60, 0]);
    expect(anders?.conflicts[0]?.why).toBe('not free');
    expect(lanesOn('2026-11-30', { people: PEOPLE }, calls, felt)).toEqual([]);
  });
});

describe('what is said', () => {
  it('never promises more than is proved', () => {
    expect(bound(40, 35, false)).toBe('At least 35 min cannot be avoided.');
    expect(bound(40, 40, false)).toBe('At least 40 min cannot be avoided.');
    expect(bound(40, 40, true)).toBe('Nobody can plan it with less: that is proved.');
    expect(bound(0, 0, true)).toBe('Nobody whose time is counted waits.');
    expect(bound(40, 0, false)).toBe('How little is possible is not known.');
  });
  it('tells while a call is dragged what that costs and breaks', () => {
    const broken = { calls: ['a'], people: [], why: 'Anders is not free.' };
    const before = weighed({ waiting_minutes: 40 });
    expect(difference(before, weighed({ waiting_minutes: 70 }))).toBe(
      '30 min more waiting, and nothing broken.',
    );
    expect(difference(before, weighed({ waiting_minutes: 10, broken: [broken] }))).toBe(
      '30 min less waiting, and 1 thing broken.',
    );
    expect(difference(before, before)).toBe('No more waiting and no less, and nothing broken.');
    expect(newlyBroken(weighed({ broken: [broken] }), weighed({ broken: [broken] }))).toEqual([]);
  });
  it('names who is in a call, or everybody', () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: id, busy: [] }));
    expect(whoIn(call('x', { people: ['a', 'z'] }), { people })).toBe('a, z');
    expect(whoIn(call('x', { people: ['a', 'b', 'c', 'd', 'e'] }), { people })).toBe('everybody');
  });
  it('says what a card only shows', () => {
    const found = { people: PEOPLE, rooms: ROOMS } as unknown as Calls;
    expect(spoken(call('Scene 1'), found, [])).toBe(
      'Scene, Monday 23 November, 10:00 to 11:00, Hall',
    );
  });
  it('counts what moves and what has no place', () => {
    const plan = { calls: [], unplaced: [{ id: 'a' }], waiting_minutes: 90 };
    const [from, to] = [{ start: `${MONDAY}T10:00`, room: null }, null];
    const option = (moved: unknown[]) => ({ moved, plan }) as unknown as PlanOption;
    expect(
      optionHead(
        option([
          { from, to: from },
          { from, to },
        ]),
      ),
    ).toBe('1 call moves, 1 h 30 of waiting, 1 call without a place.');
    expect(optionHead(option([{ from: null, to: from }]))).toBe(
      '1 call finds a place, 1 h 30 of waiting, 1 call without a place.',
    );
    expect(optionHead(option([]))).toBe(
      'No call moves, 1 h 30 of waiting, 1 call without a place.',
    );
  });
  it('says which rules hold and how many do not', () => {
    const one = { person: 'a', date: MONDAY, rule: 'breaks', figure: '', kept: true };
    expect(rulesKept(weighed())).toBe('');
    expect(rulesKept(weighed({ rules: [one] }))).toBe('Rules of work hold: breaks');
    expect(rulesKept(weighed({ rules: [{ ...one, kept: false }] }))).toBe(
      '1 rule of work not kept',
    );
  });
  it('says when the calls were sent and who knows', () => {
    const told = [{ person: 'a', name: 'A', told: true, confirmed: true }];
    expect(sent({ number: 1, at: '2026-11-20T09:00:00Z', changes: [], told })).toBe(
      'Sent on Fri 20 Nov to 1 person; 1 confirmed.',
    );
  });
});

describe('the period', () => {
  it('reads hours as people write them', () => {
    expect(hoursFrom('10:00–13:00, 14:00-18:00')).toEqual([
      ['10:00', '13:00'],
      ['14:00', '18:00'],
    ]);
    expect(hoursFrom('9:00-12:00')).toEqual([['09:00', '12:00']]);
    expect(hoursFrom('')).toEqual([]);
    expect(hoursFrom('ten to one')).toBe(null);
    expect(hoursFrom('13:00-10:00')).toBe(null);
    expect(hoursFrom('10:00-25:00')).toBe(null);
    expect(hoursIn([['10:00', '13:00']])).toBe('10:00–13:00');
  });
  it('adds the days of a week, and keeps those that are there', () => {
    const added = daysBetween(
      MONDAY,
      '2026-11-29',
      new Set([1, 6]),
      [['12:00', '20:00']],
      [DAYS[0] as Day],
    );
    expect(added.map(({ date }) => date)).toEqual([MONDAY, '2026-11-28']);
    expect(added[0]).toBe(DAYS[0]);
  });
  it('finds an id that nobody has', () => {
    expect(freshId('room', [{ id: 'room2' }])).toBe('room3');
  });
});
