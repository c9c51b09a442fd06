import { ask, withJson } from '../api';
import type {
  Calls,
  DailyCall,
  DaysOut,
  Place,
  PlanOption,
  Reasons,
  Settings,
  Weighed,
} from './contracts';

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

export const publish = (book: string, anyway: boolean): Promise<Calls> =>
  ask(`${calls(book)}/publish`, withJson('POST', { anyway }));

export const settle = (book: string, settings: Settings): Promise<Calls> =>
  ask(`${calls(book)}/settings`, withJson('PUT', settings));

export const fetchDaily = (book: string, date: string): Promise<DailyCall> =>
  ask(`${calls(book)}/days/${encodeURIComponent(date)}`);

/** What is noted of somebody on a day; late takes minutes, absent whether they are. */
export const note = (
  book: string,
  date: string,
  verb: 'tell' | 'late' | 'absent',
  said: { performer: string; minutes?: number; is?: boolean },
): Promise<DailyCall> => ask(`${calls(book)}/days/${date}/${verb}`, withJson('POST', said));

export const fetchDaysOut = (book: string): Promise<DaysOut> => ask(`${calls(book)}/dood`);
