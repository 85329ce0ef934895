/** Where every new struct of an update lives, found without touching what is known. */
import type { FaultCode } from '../core/faults.ts';
import type { ClientId } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import type { AttributeValue } from './attribute-line.ts';
import {
  attributeOf,
  GONE,
  newRuns,
  placeAt,
  pushRun,
  typeHeldAt,
  type Known,
  type KnownType,
  type Place,
  type Runs,
} from './known-state.ts';
import { pushRange, rangeEndingAfter, rangesHave, type Ranges } from './ranges.ts';
import type { Fresh, FreshBlock } from './strip.ts';
import { NO_CLIENT, ROOTS, type Struct } from './update-v1.ts';

/** New clocks of one client. */
export interface DraftClient extends Runs {
  readonly firstClock: number;
  /** Structs that come deleted: collected ones, and deleted content. */
  readonly deleted: number[];
}

export interface DraftAttribute {
  readonly type: number;
  readonly key: string;
}

export interface DraftValue extends AttributeValue {
  readonly attribute: number;
}

export type Obstacle =
  | { readonly is: 'resync'; readonly why: string }
  | { readonly is: 'refused'; readonly code: FaultCode; readonly why: string };

/** A clock that a struct refers to. */
export interface Need {
  readonly client: ClientId;
  readonly clock: number;
}

/** What is known, and what an update adds to it. */
export class Placement {
  readonly clients = new Map<ClientId, DraftClient>();
  readonly types: KnownType[] = [];
  readonly attributes: DraftAttribute[] = [];
  private readonly attributesOf = new Map<number, Map<string, number>>();
  readonly values: DraftValue[] = [];
  /** The first struct that is where it must not be; a missing reference elsewhere goes before it. */
  offence: Obstacle | null = null;

  private readonly known: Known;
  private readonly deletes: ReadonlyMap<ClientId, Ranges>;
  private readonly depthMax: number;

  constructor(known: Known, fresh: Fresh, depthMax: number) {
    this.known = known;
    this.deletes = new Map(fresh.deletes.map(({ client, ranges }) => [client, ranges]));
    this.depthMax = depthMax;
  }

  has(client: ClientId, clock: number): boolean {
    return this.runsWith(client, clock) !== null;
  }

  private runsWith(client: ClientId, clock: number): Runs | null {
    const draft = this.clients.get(client);
    if (draft !== undefined && clock >= draft.firstClock) return clock < draft.clock ? draft : null;
    const known = this.known.clients.get(client);
    return known !== undefined && clock < known.clock ? known : null;
  }

  open(block: FreshBlock): void {
    const runs = newRuns(block.clock);
    this.clients.set(block.client, { ...runs, firstClock: block.clock, deleted: [] });
  }

  private type(at: number): KnownType | undefined {
    const { types } = this.known;
    return at < types.length ? types[at] : this.types[at - types.length];
  }

  private refuse(code: FaultCode, why: string): void {
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
    // The rest of a struct known in part follows its beginning.
    const isCut = struct.clock < draft.clock;
    if (isCut || struct.originClient !== NO_CLIENT) {
      const place = isCut
        ? this.placeAt(client, draft.clock - 1)
        : this.placeAt(struct.originClient, struct.originClock);
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
    const runs = this.runsWith(client, clock);
    const type = runs === null ? null : typeHeldAt(runs, clock);
    if (type !== null) return type;
    const isDead =
      this.placeAt(client, clock) === GONE ||
      rangesHave(this.known.clients.get(client)?.deleted ?? [], clock) ||
      rangesHave(this.clients.get(client)?.deleted ?? [], clock);
    if (!isDead) this.refuse('bad_update', 'the parent holds nothing');
    return GONE;
  }

  private attributePlace(type: number, key: string): Place {
    const added = this.attributesOf.get(type);
    const at = this.type(type)?.attributes?.get(key) ?? added?.get(key);
    if (at !== undefined) return -2 - at;
    const next = this.known.attributes.length + this.attributes.length;
    this.attributes.push({ type, key });
    if (added === undefined) this.attributesOf.set(type, new Map([[key, next]]));
    else added.set(key, next);
    return -2 - next;
  }

  private attribute(at: number): DraftAttribute | undefined {
    const { attributes } = this.known;
    return at < attributes.length ? attributes[at] : this.attributes[at - attributes.length];
  }

  /** Each kind of content only where the editor looks for it: elsewhere it breaks readers. */
  private checkContent(struct: Struct, place: Place): void {
    if (place === GONE || struct.kind === 'deleted') return;
    const isAttribute = place < GONE;
    const holder = this.type(
      isAttribute ? (this.attribute(attributeOf(place))?.type ?? GONE) : place,
    )?.kind;
    if (!belongs(struct.kind, holder, isAttribute)) {
      this.refuse('unsupported_content', `${struct.kind} in a ${holder}`);
    }
  }

  private addType(client: ClientId, struct: Struct, place: Place, draft: DraftClient): void {
    const depth = (place === GONE ? 0 : (this.type(place)?.depth ?? 0)) + 1;
    if (depth > this.depthMax) this.refuse('too_deep', `types nest ${depth} deep`);
    draft.typeClocks.push(struct.clock);
    draft.typePositions.push(this.known.types.length + this.types.length);
    const kind = struct.kind === 'text' ? 'text' : 'element';
    this.types.push({ kind, client, clock: struct.clock, place, depth, attributes: null });
  }

  private addAttributeValue(client: ClientId, struct: Struct, place: Place, clock: number): void {
    // With a right origin the order of values would depend on more than is kept of them.
    if (struct.rightClient !== NO_CLIENT) this.refuse('bad_update', 'attribute with a successor');
    const isCut = struct.clock < clock;
    const to = struct.clock + struct.length;
    // Replicas that collect nothing merge values that they deleted. Alive they would be one value
    // of several clocks, and Yjs throws when asked to delete one of these.
    if (struct.kind === 'any' && to - clock > 1 && !this.deletesAll(client, clock, to)) {
      this.refuse('bad_update', 'attribute with several values');
    }
    this.values.push({
      attribute: attributeOf(place),
      client,
      clock,
      length: to - clock,
      originClient: isCut ? client : struct.originClient,
      originClock: isCut ? clock - 1 : struct.originClock,
    });
  }

  private deletesAll(client: ClientId, from: number, to: number): boolean {
    const ranges = this.deletes.get(client) ?? [];
    const at = rangeEndingAfter(ranges, from);
    return (ranges[at] ?? Infinity) <= from && (ranges[at + 1] ?? 0) >= to;
  }
}

function belongs(kind: Struct['kind'], holder: string | undefined, isAttribute: boolean): boolean {
  if (kind === 'any') return isAttribute && holder !== 'fragment';
  if (isAttribute) return false;
  if (kind === 'string' || kind === 'format') return holder === 'text';
  // A text outside of every element keeps editors from opening the document at all.
  return holder !== 'text' && !(kind === 'text' && holder === 'fragment');
}
