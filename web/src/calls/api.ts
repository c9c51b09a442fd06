import { ask, withJson } from '../api';
import type { Calls, DailyCall, DaysOut, Place, PlanOption, Reasons, Weighed } from './contracts';

const calls = (book: string): string => `/books/${encodeURIComponent(book)}/calls`;

export const fetchCalls = (book: string): Promise<Calls> => ask(calls(book));

export const planAgain = (book: string, seconds: number): Promise<{ options: PlanOption[] }> =>
  ask(`${calls(book)}/plan`, withJson('POST', { seconds }));

export const weigh = (book: string, places: readonly Place[]): Promise<Weighed> =>
  ask(`${calls(book)}/weigh`, withJson('POST', { calls: places }));

export const keepPlaces = (book: string, places: readonly Place[]): Promise<Calls> =>
  ask(`${calls(book)}/placed`, withJson('PUT', { calls: places }));

export const whyNot = (book: string, call: string): Promise<Reasons> =>
  ask(`${calls(book)}/why/${encodeURIComponent(call)}`);

export const publish = (book: string): Promise<Calls> =>
  ask(`${calls(book)}/publish`, withJson('POST', {}));

export const fetchDaily = (book: string, date: string): Promise<DailyCall> =>
  ask(`${calls(book)}/days/${encodeURIComponent(date)}`);

export const fetchDaysOut = (book: string): Promise<DaysOut> => ask(`${calls(book)}/dood`);
