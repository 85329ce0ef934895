/**
 * Finds out where every new struct would live, and makes it known. The finding is read-only; what
 * it found is a draft that is either dropped or made known in one go.
 */
import type { ClientId } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import { fail, ok, type Result } from '../std/result.ts';
import { addValue, newAttributeLine } from './attribute-line.ts';
import { newRuns, pushRun, type Known, type KnownClient, type KnownType } from './known-state.ts';
import { addRange, addRanges } from './ranges.ts';
import type { Fresh, FreshBlock } from './strip.ts';
import {
  Placement,
  type DraftAttribute,
  type DraftClient,
  type DraftValue,
  type Need,
  type Obstacle,
} from './placement.ts';
import type { DeleteBlock } from './update-v1.ts';

export interface Draft {
  readonly version: number;
  readonly clients: ReadonlyMap<ClientId, DraftClient>;
  readonly types: readonly KnownType[];
  readonly attributes: readonly DraftAttribute[];
  readonly values: readonly DraftValue[];
  readonly deletes: readonly DeleteBlock[];
}

/**
 * Reads only. Structs of several clients may refer to each other in any order, so each client is
 * a queue, and the head of one may wait for another (yjs encoding.js, integrateStructs).
 */
export function draftOf(known: Known, fresh: Fresh, depthMax: number): Result<Draft, Obstacle> {
  const placement = new Placement(known, fresh, depthMax);
  const queues = new Map<ClientId, { readonly block: FreshBlock; next: number }>();
  for (const block of fresh.blocks) {
    queues.set(block.client, { block, next: 0 });
    placement.open(block);
  }
  for (const { client } of fresh.blocks) {
    const obstacle = drain(placement, queues, client);
    if (obstacle !== null) return fail(obstacle);
  }
  for (const { client, ranges } of fresh.deletes) {
    const last = (ranges.at(-1) ?? 0) - 1;
    if (!placement.has(client, last)) {
      return fail({ is: 'resync', why: `deletes unknown clock ${last} of ${client}` });
    }
  }
  if (placement.offence !== null) return fail(placement.offence);
  const { clients, types, attributes, values } = placement;
  return ok({ version: known.version, clients, types, attributes, values, deletes: fresh.deletes });
}

/** Places all structs of one client, and of others as far as these need them. */
function drain(
  placement: Placement,
  queues: ReadonlyMap<ClientId, { readonly block: FreshBlock; next: number }>,
  client: ClientId,
): Obstacle | null {
  const stack: Need[] = [{ client, clock: Infinity }];
  const waiting = new Set<ClientId>([client]);
  for (let need = stack.at(-1); need !== undefined; need = stack.at(-1)) {
    const queue = queues.get(need.client);
    const struct = queue?.block.structs[queue.next];
    const isMet = placement.has(need.client, need.clock);
    if (queue === undefined || struct === undefined || isMet) {
      if (need.clock !== Infinity && !isMet) {
        return { is: 'resync', why: `refers to unknown clock ${need.clock} of ${need.client}` };
      }
      stack.pop();
      waiting.delete(need.client);
      continue;
    }
    const missing = placement.place(queue.block, struct);
    if (missing === null) {
      queue.next += 1;
    } else if (waiting.has(missing.client)) {
      return circular(queues, missing);
    } else {
      stack.push(missing);
      waiting.add(missing.client);
    }
  }
  return null;
}

/** Waiting for one that waits: for ever when the update has it, else until it arrives. */
function circular(
  queues: ReadonlyMap<ClientId, { readonly block: FreshBlock; next: number }>,
  need: Need,
): Obstacle {
  const last = queues.get(need.client)?.block.structs.at(-1);
  const isHere = last !== undefined && need.clock < last.clock + last.length;
  return isHere
    ? { is: 'refused', code: 'bad_update', why: 'structs wait for each other' }
    : { is: 'resync', why: `refers to unknown clock ${need.clock} of ${need.client}` };
}

/** Makes a draft known. It must have been made of this very state. */
export function makeKnown(known: Known, draft: Draft, bytes: number): void {
  assert(draft.version === known.version, 'an update is made known before the next is screened');
  for (const type of draft.types) known.types.push(type);
  for (const { type, key } of draft.attributes) {
    const holder = known.types[type];
    assert(holder !== undefined, 'types are added before their attributes');
    holder.attributes ??= new Map();
    holder.attributes.set(key, known.attributes.length);
    known.attributes.push({ type, key, line: newAttributeLine() });
  }
  for (const [clientId, added] of draft.clients) {
    const client = clientOf(known, clientId);
    added.runPlaces.forEach((place, at) => {
      pushRun(client, place, added.runStarts[at + 1] ?? added.clock);
    });
    for (const clock of added.typeClocks) client.typeClocks.push(clock);
    for (const type of added.typePositions) client.typePositions.push(type);
    addRanges(client.deleted, added.deleted);
  }
  for (const value of draft.values) {
    const attribute = known.attributes[value.attribute];
    assert(attribute !== undefined, 'attributes are added before their values');
    const lost = addValue(attribute.line, value);
    if (lost !== null) addRange(clientOf(known, lost.client).deleted, lost.from, lost.to);
  }
  for (const { client, ranges } of draft.deletes)
    addRanges(clientOf(known, client).deleted, ranges);
  known.bytes += bytes;
  known.version += 1;
}

function clientOf(known: Known, clientId: ClientId): KnownClient {
  const client = known.clients.get(clientId);
  if (client !== undefined) return client;
  const added: KnownClient = { ...newRuns(0), deleted: [] };
  known.clients.set(clientId, added);
  return added;
}
