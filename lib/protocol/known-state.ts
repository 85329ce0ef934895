/**
 * What is known of a document without having it: per client id which clocks exist, which are
 * deleted, and where each lives. Runs of clocks that live in one place are one entry, so typing
 * costs nothing and a paragraph about three entries.
 */
import type { ClientId } from '../core/ids.ts';
import type { AttributeLine } from './attribute-line.ts';
import { rangesHave } from './ranges.ts';
import { NO_CLIENT, ROOTS, type Root } from './update-v1.ts';

/**
 * Where an item lives. 0 and up: in the sequence of that shared type. -2 and down: it is a value
 * of attribute `-2 - place`. `GONE`: inside of something collected, on every replica.
 */
export type Place = number;
export const GONE: Place = -1;

export type TypeKind = 'fragment' | 'element' | 'text';

export interface KnownType {
  readonly kind: TypeKind;
  /** The item that holds it; `NO_CLIENT` for a root. */
  readonly client: ClientId;
  readonly clock: number;
  /** Where that item lives: the sequence of another type, or `GONE`. */
  readonly place: Place;
  /** How many types are around it; 0 for a root. */
  readonly depth: number;
  /** Positions among the attributes of those it ever had, by name; null: none. */
  attributes: Map<string, number> | null;
}

export interface KnownAttribute {
  /** Position of its element among the types. */
  readonly type: number;
  readonly key: string;
  readonly line: AttributeLine;
}

/** The clocks of one client id, from some clock on. */
export interface Runs {
  /** First clock of each run, ascending. */
  readonly runStarts: number[];
  readonly runPlaces: Place[];
  /** Clocks of the items that hold a type, ascending, and the position of each among the types. */
  readonly typeClocks: number[];
  readonly typePositions: number[];
  /** The next clock. */
  clock: number;
}

export interface KnownClient extends Runs {
  /** Said to be deleted, or known to be without a word; see `isDead` for the rest. */
  readonly deleted: number[];
}

export interface Known {
  readonly clients: Map<ClientId, KnownClient>;
  readonly types: KnownType[];
  readonly attributes: KnownAttribute[];
  /** Of all updates stored so far. */
  bytes: number;
  /** Counts the updates, so that nothing is advanced by what was screened against another state. */
  version: number;
}

const ROOT_KINDS = { default: 'fragment', title: 'text' } as const satisfies Record<Root, TypeKind>;

export function newKnown(): Known {
  const types = ROOTS.map((root) => ({
    kind: ROOT_KINDS[root],
    client: NO_CLIENT,
    clock: 0,
    place: GONE,
    depth: 0,
    attributes: null,
  }));
  return {
    clients: new Map(),
    types,
    attributes: [],
    bytes: 0,
    version: 0,
  };
}

/** The same without what its lists reserved while they grew: it may never grow again. */
export function fitted(known: Known): Known {
  const clients = new Map<ClientId, KnownClient>();
  for (const [id, client] of known.clients) {
    clients.set(id, {
      runStarts: client.runStarts.slice(),
      runPlaces: client.runPlaces.slice(),
      typeClocks: client.typeClocks.slice(),
      typePositions: client.typePositions.slice(),
      clock: client.clock,
      deleted: client.deleted.slice(),
    });
  }
  return { ...known, clients, types: known.types.slice(), attributes: known.attributes.slice() };
}

/** The attribute that a place below `GONE` stands for, and back. */
export function attributeOf(place: Place): number {
  return -2 - place;
}

export function newRuns(clock: number): Runs {
  return { runStarts: [], runPlaces: [], typeClocks: [], typePositions: [], clock };
}

export function pushRun(runs: Runs, place: Place, to: number): void {
  if (runs.runPlaces.at(-1) !== place) {
    runs.runStarts.push(runs.clock);
    runs.runPlaces.push(place);
  }
  runs.clock = to;
}

/** Position of the last of `clocks` that is not above `clock`; -1 when all are. */
function lastUpTo(clocks: readonly number[], clock: number): number {
  let low = 0;
  let high = clocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clocks[middle] ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Position of the run that holds `clock`, which must not be below the first. */
export function runHolding(runs: Runs, clock: number): number {
  return lastUpTo(runs.runStarts, clock);
}

/** @returns the position among the types; null when the item at `clock` holds none. */
export function typeHeldAt(runs: Runs, clock: number): number | null {
  const at = lastUpTo(runs.typeClocks, clock);
  return runs.typeClocks[at] === clock ? (runs.typePositions[at] ?? null) : null;
}

export function placeAt(runs: Runs, clock: number): Place {
  return runs.runPlaces[runHolding(runs, clock)] ?? GONE;
}

/** Answers for one unchanging state whether what lives in a place is dead with its surroundings. */
export class Graveyard {
  private readonly known: Known;
  private readonly isTypeDead = new Map<number, boolean>();

  constructor(known: Known) {
    this.known = known;
  }

  /** Yjs deletes all that a deleted type holds, and all that is put into it later. */
  has(place: Place): boolean {
    if (place === GONE) return true;
    return this.holdsType(
      place > GONE ? place : (this.known.attributes[attributeOf(place)]?.type ?? GONE),
    );
  }

  private holdsType(type: number): boolean {
    const remembered = this.isTypeDead.get(type);
    if (remembered !== undefined) return remembered;
    const { client, clock, place } = this.known.types[type] ?? { client: 0, clock: 0, place: GONE };
    const isDead =
      client !== NO_CLIENT &&
      (rangesHave(this.known.clients.get(client)?.deleted ?? [], clock) || this.has(place));
    this.isTypeDead.set(type, isDead);
    return isDead;
  }
}
