/**
 * Devices for the tests of the whole table: Python drives the very ledger that the pages use, a
 * line of JSON at a time. `BUG` in the environment plants a fault that those tests have to find.
 */
import { createInterface } from 'node:readline';
import type { KnownEntry } from '../book/contracts.ts';
import { recordsOf } from '../book/records.ts';
import * as ledgers from '../sync/ledger.ts';
import type { Answer, Item, Ledger, Writes } from '../sync/ledger.ts';

interface Asked {
  device: string;
  does: string;
  /** The device dies before what it wrote is on its disk. */
  dies?: boolean;
  entries?: KnownEntry[];
  answers?: Answer[];
  items?: Item[];
  cursor?: string;
  most?: number;
}

const BUG = process.env['BUG'] ?? '';
const devices = new Map<string, Ledger>();

/** Each fault changes what one event asks to be written. */
const FAULTS: Record<string, (ledger: Ledger, asked: Asked, writes: Writes) => Writes> = {
  'the cursor is kept before the entries': (_, { does, dies, cursor }, writes) =>
    does === 'told' && dies && cursor ? { cursor } : writes,
  'what one owes goes with what one may see no more': (ledger, { does }, writes) =>
    does === 'anew' ? { ...writes, paid: [...ledger.outbox.keys()] } : writes,
  'a refused entry stays owed': (_, { does }, writes) =>
    does === 'answered' ? { ...writes, paid: [] } : writes,
  'erased words stay on the device': (_, { does, items }, writes) =>
    does === 'told'
      ? { ...writes, entries: (items ?? []).flatMap((one) => ('entry' in one ? [one.entry] : [])) }
      : writes,
  'what is gone stays': (_, { does }, writes) =>
    does === 'told' ? { ...writes, dropped: [] } : writes,
  'beginning anew keeps what was there': (_, { does }, writes) =>
    does === 'anew' ? { ...writes, clear: false } : writes,
};

function writesOf(ledger: Ledger, asked: Asked): Writes {
  switch (asked.does) {
    case 'owes':
      return ledgers.owes(ledger, asked.entries ?? []);
    case 'told':
      return ledgers.told(ledger, asked.items ?? [], asked.cursor ?? '');
    case 'answered':
      return ledgers.answered(ledger, asked.answers ?? []);
    case 'anew':
      return ledgers.beginAnew(ledger);
    default:
      return {};
  }
}

function change(asked: Asked): void {
  const ledger = devices.get(asked.device) ?? ledgers.EMPTY;
  const fault = FAULTS[BUG];
  const right = writesOf(ledger, asked);
  const writes = fault ? fault(ledger, asked, right) : right;
  if (asked.dies && writes === right) return;
  devices.set(asked.device, ledgers.written(ledger, writes));
}

function send(asked: Asked): unknown {
  const ledger = devices.get(asked.device) ?? ledgers.EMPTY;
  const entries = ledgers.toSend(ledger, asked.most ?? 100);
  if (BUG === 'sent is taken for kept')
    devices.set(asked.device, ledgers.written(ledger, { paid: entries.map(({ id }) => id) }));
  return entries;
}

function look({ device }: Asked): unknown {
  const ledger = devices.get(device) ?? ledgers.EMPTY;
  const records = [...recordsOf([...ledger.replica.values()]).values()];
  return {
    cursor: ledger.cursor,
    entries: [...ledger.replica.values()],
    owed: [...ledger.outbox.values()],
    refused: [...ledger.refused.values()],
    onlyHere: ledgers.onlyHere(ledger).length,
    records: records.map(({ id, kind, by, audience, status, versions, erased }) => ({
      id,
      kind,
      by,
      audience,
      status,
      versions: Object.fromEntries(versions.map(({ entry, data }) => [entry, data])),
      erased,
    })),
  };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line) as Asked;
  let answer: unknown = null;
  if (asked.does === 'look') answer = look(asked);
  else if (asked.does === 'send') answer = send(asked);
  else if (asked.does === 'forget') devices.clear();
  else change(asked);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
