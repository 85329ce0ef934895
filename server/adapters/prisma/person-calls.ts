/** The part of the talk between the serving thread and the database thread that is about people. */
import { assertNever } from '../../../lib/std/assert.ts';
import type { Departures, Pictures } from '../../person-ports.ts';
import type { CallsOf } from './sharing-calls.ts';

export type PersonCalls = CallsOf<'pictures', Pictures> & CallsOf<'departures', Departures>;
type PersonCallName = keyof PersonCalls;

export type PersonCall = {
  readonly [Name in PersonCallName]: {
    readonly name: Name;
    readonly takes: PersonCalls[Name]['takes'];
  };
}[PersonCallName];

/** The serving thread's end. */
export type AskPeople = <Name extends PersonCallName>(
  name: Name,
  takes: PersonCalls[Name]['takes'],
) => Promise<PersonCalls[Name]['gives']>;

export function picturesOver(ask: AskPeople): Pictures {
  return {
    put: (...takes) => ask('pictures.put', takes),
    remove: (...takes) => ask('pictures.remove', takes),
    find: (...takes) => ask('pictures.find', takes),
    idsOf: (...takes) => ask('pictures.idsOf', takes),
  };
}

export function departuresOver(ask: AskPeople): Departures {
  return {
    count: (...takes) => ask('departures.count', takes),
    leave: (...takes) => ask('departures.leave', takes),
  };
}

export interface PersonPorts {
  readonly pictures: Pictures;
  readonly departures: Departures;
}

export function isPersonCall(call: { readonly name: string }): call is PersonCall {
  return call.name.startsWith('pictures.') || call.name.startsWith('departures.');
}

/** The database thread's end. */
export function answerPeople(
  { pictures, departures }: PersonPorts,
  call: PersonCall,
): Promise<unknown> {
  switch (call.name) {
    case 'pictures.put':
      return pictures.put(...call.takes);
    case 'pictures.remove':
      return pictures.remove(...call.takes);
    case 'pictures.find':
      return pictures.find(...call.takes);
    case 'pictures.idsOf':
      return pictures.idsOf(...call.takes);
    case 'departures.count':
      return departures.count(...call.takes);
    case 'departures.leave':
      return departures.leave(...call.takes);
    default:
      return assertNever(call);
  }
}
