/**
 * Which of the values ever given to one attribute is the one that counts.
 *
 * Yjs keeps all values of an attribute in one list and shows the last; the others are deleted on
 * every replica without anybody saying so (Item.js, integrate). A value names its predecessor as
 * origin and never a right origin, so the list is a tree in preorder, children by ascending
 * client id and, of one client, the later first. To place a newcomer only the line from the root
 * to the value that counts is needed.
 */
import type { ClientId } from '../core/ids.ts';
import { NO_CLIENT } from './update-v1.ts';

/** Consecutive clocks of one client, each the origin of the next. */
interface Link {
  readonly client: ClientId;
  readonly from: number;
  to: number;
}

export interface AttributeLine {
  readonly links: Link[];
  /** Positions in `links` per client, ascending in position and in clock. */
  readonly linksOf: Map<ClientId, number[]>;
  /** First clock of the value that counts: a value can be a run of clocks, deleted as a whole. */
  winnerFrom: number;
}

/** A run of values, the first of which names its origin. */
export interface AttributeValue {
  readonly client: ClientId;
  readonly clock: number;
  readonly length: number;
  readonly originClient: ClientId;
  readonly originClock: number;
}

export interface LostValue {
  readonly client: ClientId;
  readonly from: number;
  readonly to: number;
}

export function newAttributeLine(): AttributeLine {
  return { links: [], linksOf: new Map(), winnerFrom: 0 };
}

/** @returns the value that counts no more, be it the former one or the new one; null: neither. */
export function addValue(line: AttributeLine, value: AttributeValue): LostValue | null {
  const { client, clock, length } = value;
  const to = clock + length;
  const last = line.links.at(-1);
  const at = value.originClient === NO_CLIENT ? -1 : linkAt(line, value);
  if (at === null) return { client, from: clock, to }; // its origin lost already, and it with it
  const origin = line.links[at];
  const isOriginLinkEnd = origin === undefined || value.originClock === origin.to - 1;
  const rival = isOriginLinkEnd ? line.links[at + 1]?.client : origin.client;
  if (rival !== undefined && rival >= client) return { client, from: clock, to };

  const lost =
    last === undefined ? null : { client: last.client, from: line.winnerFrom, to: last.to };
  cutAfter(line, at, value.originClock + 1);
  pushLink(line, client, clock, to);
  line.winnerFrom = clock;
  return lost;
}

function linkAt(line: AttributeLine, value: AttributeValue): number | null {
  const positions = line.linksOf.get(value.originClient) ?? [];
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const link = line.links[positions[middle] ?? -1];
    if (link !== undefined && link.to > value.originClock) high = middle;
    else low = middle + 1;
  }
  const at = positions[low];
  const link = at === undefined ? undefined : line.links[at];
  return at !== undefined && link !== undefined && link.from <= value.originClock ? at : null;
}

function cutAfter(line: AttributeLine, at: number, to: number): void {
  for (let last = line.links.length - 1; last > at; last--) {
    const link = line.links.pop();
    if (link !== undefined) line.linksOf.get(link.client)?.pop();
  }
  const origin = line.links[at];
  if (origin !== undefined) origin.to = to;
}

function pushLink(line: AttributeLine, client: ClientId, from: number, to: number): void {
  const last = line.links.at(-1);
  if (last !== undefined && last.client === client && last.to === from) {
    last.to = to;
    return;
  }
  line.links.push({ client, from, to });
  const positions = line.linksOf.get(client);
  if (positions === undefined) line.linksOf.set(client, [line.links.length - 1]);
  else positions.push(line.links.length - 1);
}
