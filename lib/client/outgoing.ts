/** What leaves through the socket: told apart, cut to size, and never ahead of the first sync. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { EMPTY_STEP2 } from '../protocol/codec.ts';
import { FRAME, SYNC } from '../protocol/frames.ts';
import { splitUpdate } from './split-update.ts';
import type { FrameLimits } from './split-update.ts';

export interface Outgoing {
  readonly is: 'step2' | 'update' | 'held' | 'other';
  readonly frames: readonly Uint8Array[];
}

/** What of this copy may leave. */
export interface Leaving {
  readonly updates: boolean;
  /** Else the server's question is answered by an empty one. */
  readonly step2: boolean;
}

/**
 * An update made before the server's first question is held back: the step2 that answers it holds
 * everything, while the update alone would lean on what the server lacks.
 */
export function outgoing(
  frame: Uint8Array,
  hasSynced: boolean,
  limits: FrameLimits,
  leaving: Leaving,
): Outgoing {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== FRAME.sync) return { is: 'other', frames: [frame] };
  const kind = decoding.readVarUint(decoder);
  if (kind === SYNC.step1) return { is: 'other', frames: [frame] };
  const is = kind === SYNC.step2 ? 'step2' : 'update';
  if (is === 'update' && !(hasSynced && leaving.updates)) return { is: 'held', frames: [] };
  if (is === 'step2' && !leaving.step2) return { is, frames: [EMPTY_STEP2] };

  const parts = splitUpdate(decoding.readVarUint8Array(decoder), limits);
  if (parts.length === 1) return { is, frames: [frame] };
  const frames = parts.map((part, at) =>
    syncFrame(at === parts.length - 1 ? kind : SYNC.update, part),
  );
  return { is, frames };
}

function syncFrame(kind: number, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, update);
  });
}
