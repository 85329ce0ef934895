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
export interface Link {
  readonly client: ClientId;
  readonly from: number;
  to: number;
}

export interface AttributeLine {
  links: Link[];
  /** Positions in `links` per client, ascending in position and in clock; null while few. */
  linksOf: Map<ClientId, number[]> | null;
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

/** So many links are looked through faster than an index is kept. */
const FEW_LINKS = 16;

export function newAttributeLine(): AttributeLine {
  return { links: [], linksOf: null, winnerFrom: 0 };
}

/** A line as it was read from bytes. */
export function attributeLineOf(links: Link[], winnerFrom: number): AttributeLine {
  return { links, linksOf: links.length > FEW_LINKS ? indexOf(links) : null, winnerFrom };
}

/** @returns the value that counts no more, be it the former one or the new one; null: neither. */
export function addValue(line: AttributeLine, value: AttributeValue): LostValue | null {
  const { client, clock, length, originClient, originClock } = value;
  const lost = { client, from: clock, to: clock + length };
  const at = originClient === NO_CLIENT ? -1 : linkAt(line, originClient, originClock);
  if (at === null) return lost; // its origin lost before, and it with it
  const origin = line.links[at];
  const isLinkEnd = origin === undefined || originClock === origin.to - 1;
  const rival = isLinkEnd ? line.links[at + 1]?.client : origin.client;
  if (rival !== undefined && rival >= client) return lost;

  const last = line.links.at(-1);
  const former = last && { client: last.client, from: line.winnerFrom, to: last.to };
  cutAfter(line, at, originClock + 1);
  pushLink(line, client, clock, clock + length);
  line.winnerFrom = clock;
  return former ?? null;
}

function linkAt(line: AttributeLine, client: ClientId, clock: number): number | null {
  const holds = (link: Link | undefined): boolean =>
    link !== undefined && link.client === client && link.from <= clock && clock < link.to;
  if (line.linksOf === null) {
    const at = line.links.findLastIndex(holds);
    return at === -1 ? null : at;
  }
  const positions = line.linksOf.get(client) ?? [];
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line.links[positions[middle] ?? -1]?.to ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  const at = positions[low];
  return at !== undefined && holds(line.links[at]) ? at : null;
}

function cutAfter(line: AttributeLine, at: number, to: number): void {
  for (let last = line.links.length - 1; last > at; last--) {
    const link = line.links.pop();
    if (link !== undefined) line.linksOf?.get(link.client)?.pop();
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
  // Most attributes get one value ever; pushing onto an empty array makes room for 17.
  if (last === undefined) line.links = [{ client, from, to }];
  else line.links.push({ client, from, to });
  if (line.linksOf !== null) noteLink(line.linksOf, client, line.links.length - 1);
  else if (line.links.length > FEW_LINKS) line.linksOf = indexOf(line.links);
}

function indexOf(links: readonly Link[]): Map<ClientId, number[]> {
  const linksOf = new Map<ClientId, number[]>();
  links.forEach(({ client }, at) => noteLink(linksOf, client, at));
  return linksOf;
}

function noteLink(linksOf: Map<ClientId, number[]>, client: ClientId, at: number): void {
  const positions = linksOf.get(client);
  if (positions === undefined) linksOf.set(client, [at]);
  else positions.push(at);
}
