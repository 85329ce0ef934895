/** The part of the talk between the serving thread and the database thread that is about published pages. */
import { assertNever } from '../../../lib/std/assert.ts';
import type { Publications } from '../../publication-ports.ts';
import type { CallsOf } from './sharing-calls.ts';

export type PublicationCalls = CallsOf<'publications', Publications>;
type PublicationCallName = keyof PublicationCalls;

export type PublicationCall = {
  readonly [Name in PublicationCallName]: {
    readonly name: Name;
    readonly takes: PublicationCalls[Name]['takes'];
  };
}[PublicationCallName];

/** The serving thread's end. */
export type AskPublications = <Name extends PublicationCallName>(
  name: Name,
  takes: PublicationCalls[Name]['takes'],
) => Promise<PublicationCalls[Name]['gives']>;

export function publicationsOver(ask: AskPublications): Publications {
  return {
    ofDocument: (...takes) => ask('publications.ofDocument', takes),
    find: (...takes) => ask('publications.find', takes),
    save: (...takes) => ask('publications.save', takes),
    remove: (...takes) => ask('publications.remove', takes),
    list: (...takes) => ask('publications.list', takes),
  };
}

export function isPublicationCall(call: { readonly name: string }): call is PublicationCall {
  return call.name.startsWith('publications.');
}

/** The database thread's end. */
export function answerPublications(
  publications: Publications,
  call: PublicationCall,
): Promise<unknown> {
  switch (call.name) {
    case 'publications.ofDocument':
      return publications.ofDocument(...call.takes);
    case 'publications.find':
      return publications.find(...call.takes);
    case 'publications.save':
      return publications.save(...call.takes);
    case 'publications.remove':
      return publications.remove(...call.takes);
    case 'publications.list':
      return publications.list(...call.takes);
    default:
      return assertNever(call);
  }
}
