/** The part of the talk between the serving thread and the database thread that is about what lies beneath the log. */
import type { DocumentId, Seq } from '../../../lib/core/ids.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import type { Compaction, History, HistoryPage, LogHead } from '../../ports.ts';

export interface HistoryCalls {
  lastSeq: { takes: DocumentId; gives: Seq };
  head: { takes: DocumentId; gives: LogHead };
  readRows: {
    takes: { readonly id: DocumentId; readonly fromSeq: Seq; readonly toSeq: Seq };
    gives: HistoryPage;
  };
  compact: {
    takes: { readonly id: DocumentId; readonly compaction: Compaction };
    gives: boolean;
  };
  forgetHistory: { takes: number; gives: { readonly segments: number; readonly bytes: number } };
}

type HistoryCall = {
  readonly [Name in keyof HistoryCalls]: {
    readonly name: Name;
    readonly takes: HistoryCalls[Name]['takes'];
  };
}[keyof HistoryCalls];

/** The database thread's end. */
export function answerHistory(history: History, call: HistoryCall): Promise<unknown> {
  switch (call.name) {
    case 'lastSeq':
      return history.lastSeq(call.takes);
    case 'head':
      return history.head(call.takes);
    case 'readRows':
      return history.rows(call.takes.id, call.takes.fromSeq, call.takes.toSeq);
    case 'compact':
      return history.compact(call.takes.id, call.takes.compaction);
    case 'forgetHistory':
      return history.forget(call.takes);
    default:
      return assertNever(call);
  }
}
