/**
 * The gate before the log: which updates are stored, which change nothing, which come too early
 * and which never. Pure, no document is built, and nothing a peer sends makes it throw.
 */
import type { FaultCode } from '../core/faults.ts';
import type { ClientId } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import { assertNever } from '../std/assert.ts';
import { draftOf, makeKnown, type Draft } from './integrate.ts';
import type { Known } from './known-state.ts';
import { encodeFresh, strip, type FreshBlock } from './strip.ts';
import { parseUpdate } from './update-v1.ts';

/** `held`: in use by another live connection without credentials. */
export type Ownership = 'mine' | 'free' | 'theirs' | 'held';

export interface Writer {
  ownershipOf(clientId: ClientId): Ownership;
  readonly mayWrite: boolean;
}

export interface Accepted {
  readonly is: 'accepted';
  /** What is new of it; the very bytes that came when all of it is. */
  readonly update: Uint8Array;
  /** Client ids of which this is the first use: they become the writer's. */
  readonly claims: readonly ClientId[];
  /** All client ids with new structs. */
  readonly clientIds: readonly ClientId[];
  /** Taken by `advance`. */
  readonly draft: Draft;
}

export type Screened =
  /** Nothing new: settled for every role, neither stored nor relayed. */
  | { readonly is: 'empty' }
  | Accepted
  /** The present holder of the id is asked whether it lives; screen the update again then. */
  | { readonly is: 'held'; readonly clientId: ClientId }
  /** Something before it is missing: a step1 brings it, and nothing is parked. */
  | { readonly is: 'resync'; readonly why: string }
  | { readonly is: 'refused'; readonly code: FaultCode; readonly why: string };

/**
 * Read-only on `known`. When several answers apply, the first of these is given:
 * 1. bytes that nobody may send: later steps rely on a sound update;
 * 2. `empty`, before any question of rights: a stock client repeats all deletions whenever it
 *    joins, and a quiet return is no offence;
 * 3. the role, then a foreign id, then a held one: who may not write learns nothing of what is
 *    missing, and is not asked to send it again;
 * 4. `resync`: where a struct would live is unknown before all that it refers to is there;
 * 5. what is in the wrong place or too deep, then the size of the document.
 */
export function screen(known: Known, update: Uint8Array, writer: Writer, limits: Limits): Screened {
  if (update.length > limits.updateBytesMax) {
    return { is: 'refused', code: 'too_large', why: `update of ${update.length} bytes` };
  }
  const parsed = parseUpdate(update, limits);
  if (!parsed.ok) return { is: 'refused', ...parsed.why };
  const fresh = strip(known, parsed.value);
  if (fresh.blocks.length === 0 && fresh.deletes.length === 0) return { is: 'empty' };
  if (!writer.mayWrite) return { is: 'refused', code: 'not_allowed', why: 'may not write' };
  const owned = claimsOf(fresh.blocks, writer);
  if (owned.is !== 'owned') return owned;
  if (fresh.gapOf !== null) {
    return { is: 'resync', why: `clocks of ${fresh.gapOf} are missing` };
  }
  const draft = draftOf(known, fresh, limits.depthMax);
  if (!draft.ok) return draft.why;
  const accepted = encodeFresh(update, fresh);
  if (known.bytes + accepted.length > limits.documentBytesMax) {
    return { is: 'refused', code: 'too_large', why: `document of ${known.bytes} bytes` };
  }
  return {
    is: 'accepted',
    update: accepted,
    claims: owned.claims,
    clientIds: fresh.blocks.map((block) => block.client),
    draft: draft.value,
  };
}

type Owned =
  | { readonly is: 'owned'; readonly claims: readonly ClientId[] }
  | Extract<Screened, { is: 'held' | 'refused' }>;

function claimsOf(blocks: readonly FreshBlock[], writer: Writer): Owned {
  const claims: ClientId[] = [];
  let held: ClientId | null = null;
  for (const { client } of blocks) {
    const ownership = writer.ownershipOf(client);
    switch (ownership) {
      case 'mine':
        break;
      case 'free':
        claims.push(client);
        break;
      case 'held':
        held ??= client;
        break;
      case 'theirs':
        return { is: 'refused', code: 'foreign_client_id', why: `id ${client} is another's` };
      default:
        assertNever(ownership);
    }
  }
  return held === null ? { is: 'owned', claims } : { is: 'held', clientId: held };
}

/** Makes an accepted update known; before any other update of the document is screened. */
export function advance(known: Known, accepted: Accepted): void {
  makeKnown(known, accepted.draft, accepted.update.length);
}
