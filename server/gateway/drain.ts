/** Leaving in order: nothing accepted is lost, everybody is told to come back. */
import type { Server } from 'node:http';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Log } from '../ports.ts';

/** Requests under way get this long once the rooms are empty. */
const LAST_REQUESTS_MS = 1_000;

export interface DrainNeeds {
  readonly server: Server;
  readonly rooms: { drain(): Promise<void>; unstored(): DocumentId[] };
  /** What ends after the rooms, in this order. */
  readonly steps: readonly (() => Promise<void> | void)[];
  readonly clock: Clock;
  readonly drainMsMax: number;
  readonly log: Log;
}

/** @returns whether everything ended in time and without an error. */
export async function drain(needs: DrainNeeds): Promise<boolean> {
  const { clock, drainMsMax, log, rooms } = needs;
  let cancel = () => {};
  const isLate = new Promise<false>((resolve) => {
    cancel = clock.after(drainMsMax, () => resolve(false));
  });
  try {
    const isDone = await Promise.race([leave(needs), isLate]);
    if (!isDone) log.error('server.drain-timed-out', { drainMsMax, unstored: rooms.unstored() });
    return isDone;
  } catch (error) {
    log.error('server.drain-failed', { err: error });
    return false;
  } finally {
    cancel();
  }
}

async function leave({ server, rooms, steps, clock }: DrainNeeds): Promise<true> {
  const isClosed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  await rooms.drain();
  let cancel = () => {};
  // Not longer: a socket whose peer is gone would hold the server open for ever.
  const isEnough = new Promise<void>((resolve) => {
    cancel = clock.after(LAST_REQUESTS_MS, resolve);
  });
  await Promise.race([isClosed, isEnough]);
  cancel();
  server.closeAllConnections();
  // One after the other: each may still use those behind it.
  await steps.reduce<Promise<void>>((before, step) => before.then(step), Promise.resolve());
  return true;
}
