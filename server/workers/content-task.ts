/** What the pool and its threads say to each other. */
import type { ContentFormat, Projection } from '../../lib/core/document.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DrawnText } from '../../lib/editor/convert/drawn-html.ts';
import type { PublishedText } from '../../lib/editor/convert/published.ts';
import type { Moment } from '../../lib/history/moment.ts';
import type { StoredContent } from '../ports.ts';
import { unpackState } from './snapshot-codec.ts';

/** All updates in one buffer, which moves to the thread instead of being copied piece by piece. */
export interface PackedUpdates {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each update ends in `bytes`. */
  readonly ends: readonly number[];
  /** The first one is the state of a snapshot as it lies on the disk. */
  readonly startsWithState: boolean;
}

export type ContentTask =
  | { readonly is: 'project'; readonly updates: PackedUpdates; readonly titleCharsMax: number }
  | { readonly is: 'render'; readonly updates: PackedUpdates; readonly format: ContentFormat }
  | { readonly is: 'publish'; readonly updates: PackedUpdates }
  | { readonly is: 'draw'; readonly updates: PackedUpdates; readonly bytesMax: number }
  | { readonly is: 'seed'; readonly title: string; readonly markdown: string }
  | { readonly is: 'retitle'; readonly updates: PackedUpdates; readonly title: string }
  | {
      readonly is: 'restore';
      readonly updates: PackedUpdates;
      /** `encodeRows`, from seq 1 on. */
      readonly pages: readonly Uint8Array[];
      readonly moment: Moment;
    }
  | { readonly is: 'copy'; readonly updates: PackedUpdates; readonly title: string };

export interface TaskResults {
  readonly project: Projection;
  readonly render: string;
  readonly publish: PublishedText;
  readonly draw: DrawnText;
  readonly seed: Uint8Array;
  readonly retitle: Uint8Array;
  readonly restore: Uint8Array;
  readonly copy: Uint8Array;
}

/** A thread does one task at a time, so an answer needs no number. */
export type ThreadAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** `code`: an expected failure; null: a bug, or bytes that are no update. */
  | { readonly ok: false; readonly code: FaultCode | null; readonly why: string };

export function packUpdates(content: StoredContent): PackedUpdates {
  const updates = content.tail.map(({ update }) => update);
  if (content.snapshot !== null) updates.unshift(content.snapshot.state);
  const bytes = new Uint8Array(updates.reduce((sum, update) => sum + update.length, 0));
  const ends: number[] = [];
  let end = 0;
  for (const update of updates) {
    bytes.set(update, end);
    end += update.length;
    ends.push(end);
  }
  return { bytes, ends, startsWithState: content.snapshot !== null };
}

export function unpackUpdates({ bytes, ends, startsWithState }: PackedUpdates): Uint8Array[] {
  return ends.map((end, at) => {
    const part = bytes.subarray(ends[at - 1] ?? 0, end);
    return startsWithState && at === 0 ? unpackState(part) : part;
  });
}
