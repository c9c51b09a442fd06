import { said } from '../shell/said.svelte';
import type { Acts } from '../keys';
import { choicesFor, decide, mayShow, show, takeBack } from './deciding';
import type { BookDesk, Panel } from './desk.svelte';
import type { Hands } from './hands';
import type { MarkKind } from './kinds';
import type { Mark } from './marks';
import type { Unit } from './walking';

/** What each key of the book does. */
export function actsOf(desk: BookDesk, hands: Hands): Acts {
  return {
    ...marking(desk),
    ...walking(desk),
    ...moving(desk, hands),
    ...standing(desk),
    ...panels(desk),
  };
}

function marking(desk: BookDesk): Acts {
  const write = (kind: MarkKind) => (event: KeyboardEvent) => {
    // Else the letter would be the first in the box that opens.
    event.preventDefault();
    void desk.write(kind);
  };
  return {
    note: write('note'),
    query: write('query'),
    cut: write('cut'),
    lineChange: write('line_change'),
    blocking: write('blocking'),
    cue: write('cue'),
    idea: write('idea'),
    undo: () => void desk.doing.back('undo'),
    redo: () => void desk.doing.back('redo'),
  };
}

function walking({ choosing }: BookDesk): Acts {
  const go = (unit: Unit, by: 1 | -1, always: boolean) => (event: KeyboardEvent) => {
    // Arrows up and down scroll, as everywhere, until words are being chosen.
    if (onControl(event) || !(always || choosing.active)) return;
    event.preventDefault();
    choosing.step(unit, by, event.shiftKey);
  };
  return {
    wordOn: go('word', 1, true),
    wordBack: go('word', -1, true),
    speechOn: go('turn', 1, false),
    speechBack: go('turn', -1, false),
    speechStart: go('edge', -1, false),
    speechEnd: go('edge', 1, false),
  };
}

/** Enter on a button or a link presses it. */
function onControl({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('button, a, summary, [role=slider]') !== null;
}

function moving(desk: BookDesk, hands: Hands): Acts {
  const to = (mark: Mark | null, none: string): void => {
    if (mark) hands.goTo(mark);
    else said.say(none);
  };
  const focusing = (where: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    where();
  };
  return {
    nextMark: () => to(desk.next(1), 'That was the last mark.'),
    markBefore: () => to(desk.next(-1), 'That was the first mark.'),
    nextQuery: (event) => {
      if (!onControl(event)) to(desk.nextQuery(), 'No query is open.');
    },
    find: focusing(() => hands.focusFind()),
    goTo: focusing(() => hands.focusGoTo()),
    follow: () => hands.follow(),
    escape: (event) => hands.escape(event),
  };
}

const STAND_FIRST = 'Stand on a mark first: J goes to the next one.';

function standing(desk: BookDesk): Acts {
  const on =
    (act: (record: NonNullable<typeof desk.record>) => unknown) => (event: KeyboardEvent) => {
      event.preventDefault();
      const { record } = desk;
      if (record) act(record);
      else said.say(STAND_FIRST);
    };
  return {
    settle: on((record) => {
      const [choice] = choicesFor(desk, record);
      if (choice) void decide(desk, record, choice);
      else said.say('There is nothing to settle here for you.');
    }),
    show: on((record) => {
      if (record.kind !== 'idea' || !mayShow(desk, record))
        return said.say('This is no idea of yours.');
      void show(desk, record, record.audience === 'me' ? 'table' : 'me');
    }),
    reply: on((record) => desk.writing.answer(record)),
    edit: on((record) => desk.writing.edit(record)),
    takeBack: on((record) => {
      if (desk.doing.mayDo('retract', record)) void takeBack(desk, record);
      else said.say('It is not yours to take back.');
    }),
    history: on(() => desk.toggle('history')),
  };
}

function panels(desk: BookDesk): Acts {
  const panel = (name: Panel) => () => desk.toggle(name);
  return {
    decisions: panel('decisions'),
    credits: panel('credits'),
    facing: panel('facing'),
    cues: panel('cues'),
    filters: panel('filters'),
    people: panel('people'),
    looks: panel('looks'),
    acceptLook: () => desk.looks.accept(),
    placeLook: () => desk.looks.place(),
    leaveLook: () => desk.looks.leave(),
    marks: () => {
      desk.hidden = !desk.hidden;
      said.say(desk.hidden ? 'The marks are hidden. X shows them.' : 'The marks are shown.');
    },
  };
}
