/** Reads a document from the log into what a room serves, in slices that let others breathe. */
import type { Clock } from '../../lib/std/clock.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { encodeUpdate } from '../../lib/protocol/codec.ts';
import { absorb, newKnown } from '../../lib/protocol/known.ts';
import type { StoredContent } from '../ports.ts';
import { FrameLog } from './frame-log.ts';
import type { LoadedDocument } from './room-events.ts';
import { wsFrame } from './ws-frame.ts';

/** Sound updates up to the first damaged one; the rest is left where it is. */
export async function loadDocument(
  stored: StoredContent,
  limits: Limits,
  clock: Clock,
): Promise<LoadedDocument> {
  const known = newKnown();
  const frames = new FrameLog();
  let isDamaged = stored.damagedAtSeq !== null;
  if (stored.snapshot !== null) {
    isDamaged ||= !absorb(known, stored.snapshot.update, limits);
    frames.setSnapshot(stored.snapshot.upToSeq, wsFrame(encodeUpdate(stored.snapshot.update)));
  }
  let sliceEndMs = clock.steadyMs() + limits.loadSliceMs;
  for (const { seq, update } of stored.tail) {
    if (!absorb(known, update, limits)) {
      isDamaged = true;
      break;
    }
    frames.append(seq, wsFrame(encodeUpdate(update)));
    if (clock.steadyMs() >= sliceEndMs) {
      await new Promise<void>((resume) => clock.after(0, resume));
      sliceEndMs = clock.steadyMs() + limits.loadSliceMs;
    }
  }
  return { known, frames, owners: new Map(stored.owners), isDamaged };
}
