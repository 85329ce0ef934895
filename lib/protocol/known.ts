/** What is known of a document: made of its log, asked by its room. */
import type { ClientId } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import type { StateVector } from './frames.ts';
import { draftOf, makeKnown } from './integrate.ts';
import { fitted, Graveyard, newKnown, type Known } from './known-state.ts';
import { addRange, type Ranges } from './ranges.ts';
import { strip } from './strip.ts';
import { parseUpdate } from './update-v1.ts';

export { fitted, newKnown, type Known };

export function stateVectorOf(known: Known): StateVector {
  const clocks = new Map<ClientId, number>();
  for (const [client, { clock }] of known.clients) clocks.set(client, clock);
  return clocks;
}

/** All that is deleted, as a replica that applied the same updates would say it. */
export function deleteSetOf(known: Known): ReadonlyMap<ClientId, Ranges> {
  const graveyard = new Graveyard(known);
  const deleted = new Map<ClientId, Ranges>();
  for (const [clientId, client] of known.clients) {
    const ranges = [...client.deleted];
    client.runPlaces.forEach((place, at) => {
      if (!graveyard.has(place)) return;
      addRange(ranges, client.runStarts[at] ?? 0, client.runStarts[at + 1] ?? client.clock);
    });
    if (ranges.length > 0) deleted.set(clientId, ranges);
  }
  return deleted;
}

/**
 * Makes trusted bytes from the log known; they were screened when they came. A snapshot holds a
 * whole document, so the counts of one update do not bind it.
 * @returns false when they cannot be read or do not fit what is known: the log is damaged.
 */
export function absorb(known: Known, update: Uint8Array, limits: Limits): boolean {
  const parsed = parseUpdate(update, uncountedOf(limits));
  if (!parsed.ok) return false;
  const fresh = strip(known, parsed.value);
  if (fresh.gapOf !== null) return false;
  const draft = draftOf(known, fresh, Infinity);
  if (!draft.ok) return false;
  makeKnown(known, draft.value, update.length);
  return true;
}

/** Made once: a log has a hundred thousand updates, and to copy all limits takes as long as one. */
const uncounted = new WeakMap<Limits, Limits>();

function uncountedOf(limits: Limits): Limits {
  const present = uncounted.get(limits);
  if (present !== undefined) return present;
  const made: Limits = {
    ...limits,
    updateStructsMax: Infinity,
    updateClientsMax: Infinity,
    updateDeleteRangesMax: Infinity,
    stateVectorClientsMax: Infinity,
  };
  uncounted.set(limits, made);
  return made;
}
