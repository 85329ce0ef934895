/** The part of the talk between the serving thread and the database thread that is about files. */
import { assertNever } from '../../../lib/std/assert.ts';
import type { FileRecords } from '../../file-ports.ts';
import type { CallsOf } from './sharing-calls.ts';

export type FileCalls = CallsOf<'files', FileRecords>;
type FileCallName = keyof FileCalls;

export type FileCall = {
  readonly [Name in FileCallName]: {
    readonly name: Name;
    readonly takes: FileCalls[Name]['takes'];
  };
}[FileCallName];

/** The serving thread's end. */
export type AskFiles = <Name extends FileCallName>(
  name: Name,
  takes: FileCalls[Name]['takes'],
) => Promise<FileCalls[Name]['gives']>;

export function fileRecordsOver(ask: AskFiles): FileRecords {
  return {
    add: (...takes) => ask('files.add', takes),
    find: (...takes) => ask('files.find', takes),
    ofDocument: (...takes) => ask('files.ofDocument', takes),
    usage: (...takes) => ask('files.usage', takes),
    isNeeded: (...takes) => ask('files.isNeeded', takes),
  };
}

export function isFileCall(call: { readonly name: string }): call is FileCall {
  return call.name.startsWith('files.');
}

/** The database thread's end. */
export function answerFiles(files: FileRecords, call: FileCall): Promise<unknown> {
  switch (call.name) {
    case 'files.add':
      return files.add(...call.takes);
    case 'files.find':
      return files.find(...call.takes);
    case 'files.ofDocument':
      return files.ofDocument(...call.takes);
    case 'files.usage':
      return files.usage(...call.takes);
    case 'files.isNeeded':
      return files.isNeeded(...call.takes);
    default:
      return assertNever(call);
  }
}
