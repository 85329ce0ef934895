/**
 * A small world of editing replicas around one screened log: real Y.Docs, a lossy wire, and the
 * rules of the protocol. Every choice comes from a list of numbers, so a failing run shrinks.
 */
import * as Y from 'yjs';
import type { ClientId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { newKnown, stateVectorOf, type Known } from '../../lib/protocol/known.ts';
import { advance, screen, type Screened } from '../../lib/protocol/screen.ts';
import { editAtRandom, type Choice } from './random-edits.ts';

const FROM_SERVER = Symbol('from the server');

export interface Replica {
  readonly name: number;
  doc: Y.Doc;
  undo: Y.UndoManager;
  isOnline: boolean;
  /** So much of the log is surely here. */
  position: number;
  /** On its way to the server. */
  outbox: Uint8Array[];
  /** On its way here. */
  inbox: Uint8Array[];
}

export interface World {
  known: Known;
  readonly log: Uint8Array[];
  /** What newcomers get in place of the first updates of the log. */
  base: { readonly upToSeq: number; readonly update: Uint8Array } | null;
  readonly replicas: Replica[];
  readonly owners: Map<ClientId, number>;
  readonly tally: Record<Screened['is'], number>;
  nextClientId: number;
}

export function newWorld(replicaCount: number): World {
  const world: World = {
    known: newKnown(),
    log: [],
    base: null,
    replicas: [],
    owners: new Map(),
    tally: { empty: 0, accepted: 0, held: 0, resync: 0, refused: 0 },
    nextClientId: 1,
  };
  for (let name = 0; name < replicaCount; name++) {
    const doc = newDoc(world, name % 3 !== 2);
    const replica = {
      name,
      doc,
      undo: newUndo(doc),
      isOnline: true,
      position: 0,
      outbox: [],
      inbox: [],
    };
    world.replicas.push(replica);
    listen(replica);
  }
  return world;
}

/** Ids neither ascend nor descend, as random ones do. */
function newDoc(world: World, gc: boolean): Y.Doc {
  const doc = new Y.Doc({ gc });
  doc.clientID = (world.nextClientId * 2_654_435_761) % 2 ** 32;
  world.nextClientId += 1;
  doc.getXmlFragment('default');
  doc.getText('title');
  return doc;
}

function newUndo(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager([doc.getXmlFragment('default'), doc.getText('title')], {
    captureTimeout: 0,
  });
}

function listen(replica: Replica): void {
  replica.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_SERVER && replica.isOnline) replica.outbox.push(update);
  });
}

/** The page is reloaded: the local copy stays, the client id and the undo stack do not. */
function reload(world: World, replica: Replica): void {
  const state = Y.encodeStateAsUpdate(replica.doc);
  const { gc } = replica.doc;
  disconnect(replica);
  replica.undo.destroy();
  replica.doc.destroy();
  replica.doc = newDoc(world, gc);
  Y.applyUpdate(replica.doc, state, FROM_SERVER);
  replica.undo = newUndo(replica.doc);
  listen(replica);
}

function disconnect(replica: Replica): void {
  replica.isOnline = false;
  replica.outbox = [];
  replica.inbox = [];
}

/** Content for the newcomer, then the server's question and its answer. */
export function reconnect(world: World, replica: Replica): void {
  disconnect(replica);
  replica.isOnline = true;
  const { base, log } = world;
  if (base === null || replica.position >= base.upToSeq) {
    replica.inbox.push(...log.slice(replica.position));
  } else {
    replica.inbox.push(base.update, ...log.slice(base.upToSeq));
  }
  resync(world, replica);
}

function resync(world: World, replica: Replica): void {
  const vector = Y.encodeStateVector(new Map(stateVectorOf(world.known)));
  replica.outbox.push(Y.encodeStateAsUpdate(replica.doc, vector));
}

export function receive(world: World, replica: Replica, update: Uint8Array): Screened {
  const writer = {
    mayWrite: true,
    ownershipOf: (clientId: ClientId) => {
      const owner = world.owners.get(clientId);
      return owner === undefined ? 'free' : owner === replica.name ? 'mine' : 'theirs';
    },
  } as const;
  const screened = screen(world.known, update, writer, DEFAULT_LIMITS);
  world.tally[screened.is] += 1;
  if (screened.is === 'accepted') {
    advance(world.known, screened);
    world.log.push(screened.update);
    for (const clientId of screened.claims) world.owners.set(clientId, replica.name);
    for (const other of world.replicas) {
      if (other !== replica && other.isOnline) other.inbox.push(screened.update);
    }
  }
  if (screened.is === 'resync' && replica.isOnline) resync(world, replica);
  return screened;
}

/** Takes up to `count` frames of one replica to the server. @returns what was refused. */
export function deliver(world: World, replica: Replica, count: number): Screened[] {
  const refused: Screened[] = [];
  for (const update of replica.outbox.splice(0, count)) {
    const screened = receive(world, replica, update);
    if (screened.is === 'refused' || screened.is === 'held') refused.push(screened);
  }
  return refused;
}

export function hear(world: World, replica: Replica, count: number): void {
  for (const update of replica.inbox.splice(0, count)) {
    Y.applyUpdate(replica.doc, update, FROM_SERVER);
  }
  if (replica.isOnline && replica.inbox.length === 0) replica.position = world.log.length;
}

/** What the wire does to frames; each ends in a resync at worst. */
function disturb(replica: Replica, { a, b }: Choice): void {
  const { outbox } = replica;
  const at = a % Math.max(1, outbox.length);
  const frame = outbox[at];
  if (frame === undefined) return;
  const next = outbox[at + 1];
  switch (b % 4) {
    case 0:
      outbox.splice(at, 1);
      break;
    case 1:
      outbox.splice(at, 0, frame);
      break;
    case 2:
      if (next !== undefined) outbox.splice(at, 2, next, frame);
      break;
    default:
      if (next !== undefined) outbox.splice(at, 2, Y.mergeUpdates([frame, next]));
  }
}

/** One step of the world. @returns what was refused, which must be nothing. */
export function step(world: World, choice: Choice): Screened[] {
  const replica = world.replicas[choice.who % world.replicas.length];
  if (replica === undefined) return [];
  const kind = choice.op % 32;
  if (kind < 14) editAtRandom(replica.doc, replica.undo, { ...choice, op: choice.op >> 5 });
  else if (kind < 20) return deliver(world, replica, 1 + (choice.a % 4));
  else if (kind < 24) hear(world, replica, 1 + (choice.a % 4));
  else if (kind < 27) disturb(replica, choice);
  else if (kind === 27) disconnect(replica);
  else if (kind < 30) reconnect(world, replica);
  else if (kind === 30) reload(world, replica);
  else hear(world, replica, Infinity);
  return [];
}

/** Everybody is online and nothing is on its way any more. */
export function settle(world: World): Screened[] {
  const refused: Screened[] = [];
  for (const replica of world.replicas) reconnect(world, replica);
  const isBusy = (replica: Replica): boolean =>
    replica.outbox.length > 0 || replica.inbox.length > 0;
  for (let round = 0; round < 100 && world.replicas.some(isBusy); round++) {
    for (const replica of world.replicas) {
      refused.push(...deliver(world, replica, Infinity));
      hear(world, replica, Infinity);
    }
  }
  return refused;
}
