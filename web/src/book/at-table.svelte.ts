import type { Table } from './table.svelte';

/** The table one is at now, for the head of the page; null on all other pages. */
class AtTable {
  table = $state.raw<Table | null>(null);
  /** What a click on the people in the head does. */
  people: () => void = () => undefined;
}

export const atTable = new AtTable();
