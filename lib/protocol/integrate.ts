/**
 * Finds out where every new struct would live, and makes it known. The finding is read-only; what
 * it found is a draft that is either dropped or made known in one go.
 */
import type { FaultCode } from '../core/faults.ts';
import type { ClientId } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import { fail, ok, type Result } from '../std/result.ts';
import { addValue, newAttributeLine, type AttributeValue } from './attribute-line.ts';
import {
  attributeId,
  attributeOf,
  GONE,
  newRuns,
  placeAt,
  pushRun,
  type Known,
  type KnownClient,
  type KnownType,
  type Place,
  type Runs,
} from './known-state.ts';
import { addRange, addRanges, pushRange, rangesHave } from './ranges.ts';
import type { Fresh, FreshBlock } from './strip.ts';
import { NO_CLIENT, ROOTS, type DeleteBlock, type Struct } from './update-v1.ts';

/** New clocks of one client. */
interface DraftClient extends Runs {
  readonly firstClock: number;
  /** Structs that come deleted: collected ones, and deleted content. */
  readonly deleted: number[];
}

interface DraftValue extends AttributeValue {
  readonly attribute: number;
}

export interface Draft {
  readonly version: number;
  readonly clients: ReadonlyMap<ClientId, DraftClient>;
  readonly types: readonly KnownType[];
  readonly attributes: readonly { readonly type: number; readonly key: string }[];
  readonly values: readonly DraftValue[];
  readonly deletes: readonly DeleteBlock[];
}

export type Obstacle =
  | { readonly is: 'resync'; readonly why: string }
  | { readonly is: 'refused'; readonly code: FaultCode; readonly why: string };

interface Need {
  readonly client: ClientId;
  readonly clock: number;
}

/** The state of one integration: what is known, and what the update adds to it. */
class Integration {
  readonly clients = new Map<ClientId, DraftClient>();
  readonly types: KnownType[] = [];
  readonly attributes: { type: number; key: string }[] = [];
  readonly attributeAt = new Map<string, number>();
  readonly values: DraftValue[] = [];
  /** The first struct that is where it must not be; a missing reference elsewhere goes before it. */
  offence: Obstacle | null = null;

  readonly known: Known;
  readonly depthMax: number;

  constructor(known: Known, depthMax: number) {
    this.known = known;
    this.depthMax = depthMax;
  }

  runsWith(client: ClientId, clock: number): Runs | null {
    const draft = this.clients.get(client);
    if (draft !== undefined && clock >= draft.firstClock) return clock < draft.clock ? draft : null;
    const known = this.known.clients.get(client);
    return known !== undefined && clock < known.clock ? known : null;
  }

  type(at: number): KnownType | undefined {
    const { types } = this.known;
    return at < types.length ? types[at] : this.types[at - types.length];
  }

  refuse(code: FaultCode, why: string): void {
    this.offence ??= { is: 'refused', code, why };
  }

  /** @returns what it refers to that is not there yet; null when it is placed. */
  place(block: FreshBlock, struct: Struct): Need | null {
    const need = this.firstUnknown(struct);
    if (need !== null) return need;
    const draft = this.clients.get(block.client);
    assert(draft !== undefined, 'every block has a draft');
    const place = this.placeOf(block.client, struct, draft);
    const { clock } = draft;
    const to = struct.clock + struct.length;
    pushRun(draft, place, to);
    if (struct.kind === 'gc' || struct.kind === 'deleted') pushRange(draft.deleted, clock, to);
    this.checkContent(struct, place);
    if (struct.kind === 'element' || struct.kind === 'text') {
      this.addType(block.client, struct, place, draft);
    }
    if (place < GONE) this.addAttributeValue(block.client, struct, place, clock);
    return null;
  }

  private firstUnknown(struct: Struct): Need | null {
    const { originClient, originClock, rightClient, rightClock, parentClient, parentClock } =
      struct;
    if (originClient !== NO_CLIENT && this.runsWith(originClient, originClock) === null) {
      return { client: originClient, clock: originClock };
    }
    if (rightClient !== NO_CLIENT && this.runsWith(rightClient, rightClock) === null) {
      return { client: rightClient, clock: rightClock };
    }
    if (parentClient !== NO_CLIENT && this.runsWith(parentClient, parentClock) === null) {
      return { client: parentClient, clock: parentClock };
    }
    return null;
  }

  private placeOf(client: ClientId, struct: Struct, draft: DraftClient): Place {
    if (struct.kind === 'gc') return GONE;
    // The rest of a struct known in part lives where its beginning does.
    if (struct.clock < draft.clock) return this.placeAt(client, draft.clock - 1);
    if (struct.originClient !== NO_CLIENT) {
      const place = this.placeAt(struct.originClient, struct.originClock);
      if (struct.rightClient === NO_CLIENT || place === GONE) return place;
      const right = this.placeAt(struct.rightClient, struct.rightClock);
      // Whoever has collected the one but not the other would disagree with everybody else.
      if (right !== place && right !== GONE) this.refuse('bad_update', 'origins in two places');
      return right === GONE ? GONE : place;
    }
    if (struct.rightClient !== NO_CLIENT) {
      return this.placeAt(struct.rightClient, struct.rightClock);
    }
    const type =
      struct.root === null
        ? this.typeAt(struct.parentClient, struct.parentClock)
        : ROOTS.indexOf(struct.root);
    return struct.key === null || type === GONE ? type : this.attributePlace(type, struct.key);
  }

  private placeAt(client: ClientId, clock: number): Place {
    const runs = this.runsWith(client, clock);
    assert(runs !== null, 'references are looked up before');
    return placeAt(runs, clock);
  }

  private typeAt(client: ClientId, clock: number): number {
    const type = this.runsWith(client, clock)?.typeAt.get(clock);
    if (type !== undefined) return type;
    const isDead =
      this.placeAt(client, clock) === GONE ||
      rangesHave(this.known.clients.get(client)?.deleted ?? [], clock) ||
      rangesHave(this.clients.get(client)?.deleted ?? [], clock);
    if (!isDead) this.refuse('bad_update', 'the parent holds nothing');
    return GONE;
  }

  private attributePlace(type: number, key: string): Place {
    const id = attributeId(type, key);
    const at = this.known.attributeAt.get(id) ?? this.attributeAt.get(id);
    if (at !== undefined) return -2 - at;
    const next = this.known.attributes.length + this.attributes.length;
    this.attributes.push({ type, key });
    this.attributeAt.set(id, next);
    return -2 - next;
  }

  private attributeType(place: Place): number {
    const at = attributeOf(place);
    const { attributes } = this.known;
    const attribute =
      at < attributes.length ? attributes[at] : this.attributes[at - attributes.length];
    return attribute?.type ?? GONE;
  }

  /** Each kind of content only where the editor looks for it: elsewhere it breaks readers. */
  private checkContent(struct: Struct, place: Place): void {
    if (place === GONE || struct.kind === 'deleted') return;
    const isAttribute = place < GONE;
    const holder = this.type(isAttribute ? this.attributeType(place) : place)?.kind;
    const isRight =
      struct.kind === 'any'
        ? isAttribute && holder !== 'fragment'
        : struct.kind === 'string' || struct.kind === 'format'
          ? !isAttribute && holder === 'text'
          : !isAttribute && holder !== 'text';
    if (!isRight) this.refuse('unsupported_content', `${struct.kind} in a ${holder}`);
  }

  private addType(client: ClientId, struct: Struct, place: Place, draft: DraftClient): void {
    const depth = (place === GONE ? 0 : (this.type(place)?.depth ?? 0)) + 1;
    if (depth > this.depthMax) this.refuse('too_deep', `types nest ${depth} deep`);
    draft.typeAt.set(struct.clock, this.known.types.length + this.types.length);
    const kind = struct.kind === 'text' ? 'text' : 'element';
    this.types.push({ kind, client, clock: struct.clock, place, depth });
  }

  private addAttributeValue(client: ClientId, struct: Struct, place: Place, clock: number): void {
    // With a right origin the order of values would depend on more than is kept of them.
    if (struct.rightClient !== NO_CLIENT) this.refuse('bad_update', 'attribute with a successor');
    const isCut = struct.clock < clock;
    this.values.push({
      attribute: attributeOf(place),
      client,
      clock,
      length: struct.clock + struct.length - clock,
      originClient: isCut ? client : struct.originClient,
      originClock: isCut ? clock - 1 : struct.originClock,
    });
  }
}

/**
 * Reads only. Structs of several clients may refer to each other in any order, so each client is
 * a queue, and the head of one may wait for another (yjs encoding.js, integrateStructs).
 */
export function draftOf(known: Known, fresh: Fresh, depthMax: number): Result<Draft, Obstacle> {
  const integration = new Integration(known, depthMax);
  const queues = new Map<ClientId, { readonly block: FreshBlock; next: number }>();
  for (const block of fresh.blocks) {
    queues.set(block.client, { block, next: 0 });
    const runs = newRuns(block.clock);
    integration.clients.set(block.client, { ...runs, firstClock: block.clock, deleted: [] });
  }
  for (const { client } of fresh.blocks) {
    const obstacle = drain(integration, queues, client);
    if (obstacle !== null) return fail(obstacle);
  }
  for (const { client, ranges } of fresh.deletes) {
    const last = (ranges.at(-1) ?? 0) - 1;
    if (integration.runsWith(client, last) === null) {
      return fail({ is: 'resync', why: `deletes unknown clock ${last} of ${client}` });
    }
  }
  if (integration.offence !== null) return fail(integration.offence);
  const { clients, types, attributes, values } = integration;
  return ok({ version: known.version, clients, types, attributes, values, deletes: fresh.deletes });
}

/** Places all structs of one client, and of others as far as these need them. */
function drain(
  integration: Integration,
  queues: ReadonlyMap<ClientId, { readonly block: FreshBlock; next: number }>,
  client: ClientId,
): Obstacle | null {
  const stack: Need[] = [{ client, clock: Infinity }];
  const waiting = new Set<ClientId>([client]);
  for (let need = stack.at(-1); need !== undefined; need = stack.at(-1)) {
    const queue = queues.get(need.client);
    const struct = queue?.block.structs[queue.next];
    const isMet = integration.runsWith(need.client, need.clock) !== null;
    if (queue === undefined || struct === undefined || isMet) {
      if (need.clock !== Infinity && !isMet) {
        return { is: 'resync', why: `refers to unknown clock ${need.clock} of ${need.client}` };
      }
      stack.pop();
      waiting.delete(need.client);
      continue;
    }
    const missing = integration.place(queue.block, struct);
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
  known.types.push(...draft.types);
  for (const { type, key } of draft.attributes) {
    known.attributeAt.set(attributeId(type, key), known.attributes.length);
    known.attributes.push({ type, key, line: newAttributeLine() });
  }
  for (const [clientId, added] of draft.clients) {
    const client = clientOf(known, clientId);
    added.runPlaces.forEach((place, at) => {
      pushRun(client, place, added.runStarts[at + 1] ?? added.clock);
    });
    for (const [clock, type] of added.typeAt) client.typeAt.set(clock, type);
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
