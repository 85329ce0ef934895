/** Reads a document from the log into what a room serves, in slices that let others breathe. */
import type { Clock } from '../../lib/std/clock.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { decodeKnown } from '../../lib/protocol/known-codec.ts';
import { absorb, fitted, newKnown, type Known } from '../../lib/protocol/known.ts';
import type { StoredContent, UnpackedSnapshot } from '../ports.ts';
import { FrameLog } from './frame-log.ts';
import type { LoadedDocument } from './room-events.ts';
import type { OpenedSnapshot } from './snapshot-cache.ts';
import { updateFrame } from './update-frame.ts';

/** Sound updates up to the first damaged one; the rest is left where it is. */
export async function loadDocument(
  stored: StoredContent,
  opened: OpenedSnapshot | null,
  limits: Limits,
  clock: Clock,
): Promise<LoadedDocument> {
  const frames = new FrameLog();
  let known = newKnown();
  let isDamaged = stored.damagedAtSeq !== null;
  if (stored.snapshot !== null && opened !== null) {
    const ofState = knownOf(opened, limits);
    if (ofState === null) isDamaged = true;
    else known = ofState;
    frames.setSnapshot(stored.snapshot.upToSeq, opened.frame, opened.update.length, 0);
  }
  let sliceEndMs = clock.steadyMs() + limits.loadSliceMs;
  for (const { seq, update } of stored.tail) {
    if (!absorb(known, update, limits)) {
      isDamaged = true;
      break;
    }
    frames.append(seq, updateFrame(update), update.length);
    if (clock.steadyMs() >= sliceEndMs) {
      await new Promise<void>((resume) => clock.after(0, resume));
      sliceEndMs = clock.steadyMs() + limits.loadSliceMs;
    }
  }
  frames.fit();
  return { known: fitted(known), frames, owners: new Map(stored.owners), isDamaged };
}

/** The sidecar is better: the state has collected some of what screening goes by. */
function knownOf({ update, sidecar }: UnpackedSnapshot, limits: Limits): Known | null {
  const stored = sidecar === null ? null : decodeKnown(sidecar);
  if (stored !== null) return stored;
  const known = newKnown();
  return absorb(known, update, limits) ? known : null;
}
