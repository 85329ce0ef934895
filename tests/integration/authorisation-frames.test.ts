/** The authorisation matrix: every frame a connection may send, for every way of getting in. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../lib/core/actor.ts';
import { encodeAwareness, encodeUpdate } from '../../lib/protocol/codec.ts';
import { FRAME, SYNC } from '../../lib/protocol/frames.ts';
import { type LiveSharing, liveSharing, ownFramesOf } from '../support/live-sharing.ts';
import { until } from '../support/stock-client.ts';
import type { Visitor } from '../support/test-gateway.ts';
import { rawUpdate } from '../support/update-builder.ts';
import { isOutside, MEMBER_WAYS, type Way, WAYS, withToken } from '../support/ways-in.ts';

/** A replica's id, and the place in the document that everybody's deletion is about. */
const CLIENT = 7;
const HELD = 9;

/**
 * What becomes of a frame from who owns the document; who was added as editor, suggester,
 * commenter, viewer; who came by a link as such; a stranger with an account, one who is an
 * operator, a guest without a link, and nobody. A number: the connection is closed with it.
 */
const GRID = `
                 | owner  | edi    sug     com     vie     | link edi sug     com     vie     | str  ope  gue  nob
sync step1       | heard  | heard  heard   heard   heard   | heard    heard   heard   heard   | 4404 4404 4404 4404
sync step2       | stored | stored refused refused refused | stored   refused refused refused | 4404 4404 4404 4404
sync update      | stored | stored refused refused refused | stored   refused refused refused | 4404 4404 4404 4404
deletion         | stored | stored refused refused refused | stored   refused refused refused | 4404 4404 4404 4404
forged update    | 4400   | 4400   4400    4400    4400    | 4400     4400    4400    4400    | 4404 4404 4404 4404
awareness        | shown  | shown  shown   shown   shown   | shown    shown   shown   shown   | 4404 4404 4404 4404
queryAwareness   | heard  | heard  heard   heard   heard   | heard    heard   heard   heard   | 4404 4404 4404 4404
auth             | 4400   | 4400   4400    4400    4400    | 4400     4400    4400    4400    | 4404 4404 4404 4404
settled          | 4400   | 4400   4400    4400    4400    | 4400     4400    4400    4400    | 4404 4404 4404 4404
refused          | 4400   | 4400   4400    4400    4400    | 4400     4400    4400    4400    | 4404 4404 4404 4404
standing         | 4400   | 4400   4400    4400    4400    | 4400     4400    4400    4400    | 4404 4404 4404 4404
position         | 4400   | 4400   4400    4400    4400    | 4400     4400    4400    4400    | 4404 4404 4404 4404
text             | 1003   | 1003   1003    1003    1003    | 1003     1003    1003    1003    | 4404 4404 4404 4404
`;

type Outcome = string;

const ROWS = GRID.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [name = '', ...cells] = line.split('|');
    return { frame: name.trim(), outcomes: cells.flatMap((cell) => cell.trim().split(/\s+/)) };
  });

const content = () =>
  rawUpdate([{ client: CLIENT, structs: [{ parent: 'title', content: { text: 'mine' } }] }]);
const asStep2 = (update: Uint8Array) => {
  const frame = encodeUpdate(update);
  frame[1] = SYNC.step2;
  return frame;
};

/** What is sent; all of it is new to the document, so that none of it is stripped as known. */
const FRAMES: Readonly<Record<string, () => Uint8Array | string>> = {
  'sync step1': () => Uint8Array.of(FRAME.sync, SYNC.step1, 1, 0),
  'sync step2': () => asStep2(content()),
  'sync update': () => encodeUpdate(content()),
  deletion: () => encodeUpdate(rawUpdate([], [[HELD, [[0, 2]]]])),
  'forged update': () => Uint8Array.of(FRAME.sync, SYNC.update, 3, 1, 255, 255),
  awareness: () => encodeAwareness([{ clientId: CLIENT, clock: 1, state: { user: {} } }]),
  queryAwareness: () => Uint8Array.of(FRAME.queryAwareness),
  auth: () => Uint8Array.of(FRAME.auth, 0, 0),
  settled: () => Uint8Array.of(FRAME.settled, 1),
  refused: () => Uint8Array.of(FRAME.refused, 1, 0),
  standing: () => Uint8Array.of(FRAME.standing, 0, 0, 0),
  position: () => Uint8Array.of(FRAME.position, 1, 1),
  text: () => 'hello',
};

/** The document, and its owner who has it open and sees what becomes of everything. */
interface Scene {
  readonly live: LiveSharing;
  readonly witness: Visitor;
}

let scene: Scene | null = null;

afterEach(() => scene?.live.close());

async function setScene(): Promise<Scene> {
  // Every question is answered, however soon it follows the last one.
  const live = await liveSharing({ contentAnswerMs: 1 });
  const witness = live.enter(live.actors.owner);
  scene = { live, witness };
  await witness.greeted;
  const held = rawUpdate([
    { client: HELD, structs: [{ parent: 'title', content: { text: 'ours' } }] },
  ]);
  witness.socket.send(encodeUpdate(held));
  witness.socket.send(encodeAwareness([{ clientId: HELD, clock: 1, state: { user: {} } }]));
  await until('the witness is settled and shown', () => {
    return settledCount(witness) === 1 && isShown(witness, HELD);
  });
  return scene;
}

const settledCount = (visitor: Visitor): number =>
  ownFramesOf(visitor).findLast((frame) => frame.is === 'settled')?.count ?? 0;
const storedCount = ({ world, id }: LiveSharing) => world.tables.logs.get(id)?.length ?? 0;
const isShown = ({ messages }: Visitor, clientId: number) =>
  messages.some(
    ([type, , count, id]) => type === FRAME.awareness && count === 1 && id === clientId,
  );
const countOf = ({ messages }: Visitor, type: number, second?: number) =>
  messages.filter(([first, next]) => first === type && (second ?? next) === next).length;

/** Each has an answer of its own, so that nothing is waited for that does not come. */
async function outcomeOf(
  frame: string,
  visitor: Visitor,
  { live, witness }: Scene,
): Promise<Outcome> {
  const storedBefore = storedCount(live);
  const step2 = countOf(visitor, FRAME.sync, SYNC.step2);
  const carets = countOf(visitor, FRAME.awareness);
  visitor.socket.send(FRAMES[frame]?.() ?? '');
  switch (frame) {
    case 'sync step1':
      return happens(visitor, 'heard', () => countOf(visitor, FRAME.sync, SYNC.step2) > step2);
    case 'queryAwareness':
      return happens(visitor, 'heard', () => countOf(visitor, FRAME.awareness) > carets);
    case 'awareness':
      return happens(visitor, 'shown', () => isShown(witness, CLIENT));
    default: {
      const end = await happens(visitor, 'settled', () => settledCount(visitor) === 1);
      if (end !== 'settled') return end;
      const refusal = ownFramesOf(visitor).find(({ is }) => is === 'refused');
      const isStored = storedCount(live) > storedBefore;
      if (isStored) return refusal === undefined ? 'stored' : 'stored and refused';
      return refusal?.is === 'refused' && refusal.code === 'not_allowed' ? 'refused' : 'lost';
    }
  }
}

/** That, or the end of the connection. */
async function happens(
  { closed, socket }: Visitor,
  outcome: Outcome,
  has: () => boolean,
): Promise<Outcome> {
  let end: Outcome | null = null;
  void closed.then(({ code }) => {
    end = String(code);
  });
  await until(`${outcome}, or an end`, () => has() || end !== null);
  if (end !== null) return end;
  socket.close();
  await closed;
  return outcome;
}

describe('authorisation of frames', () => {
  it('[SHARE-22] every frame there is has a row', () => {
    const { sync: _, ...others } = FRAME;
    const known = [...Object.keys(SYNC).map((name) => `sync ${name}`), ...Object.keys(others)];
    const rows = ROWS.map(({ frame }) => frame);
    expect(rows).toEqual(expect.arrayContaining(known));
    expect(Object.keys(FRAMES)).toEqual(rows);
    for (const { outcomes } of ROWS) expect(outcomes).toHaveLength(WAYS.length);
  });

  it.each(ROWS)('[SHARE-22] A11: $frame', async ({ frame, outcomes }) => {
    const seen: [Way, Outcome][] = [];
    for (const way of WAYS) {
      const set = await setScene();
      seen.push([way, await seenFrom(set.live.actors[way], frame, set)]);
      await set.live.close();
    }
    scene = null;
    expect(seen).toEqual(WAYS.map((way, column) => [way, outcomes[column]]));
  });
});

describe('authorisation of frames by tokens', () => {
  it.each(ROWS)(
    '[TOKEN-14] $frame: to write as its person, to read as a viewer at most',
    async ({ frame, outcomes }) => {
      const seen: [Way, ...Outcome[]][] = [];
      for (const way of MEMBER_WAYS) {
        const both: Outcome[] = [];
        for (const scope of ['write', 'read'] as const) {
          const set = await setScene();
          both.push(await seenFrom(withToken(set.live.actors[way], scope), frame, set));
          await set.live.close();
        }
        seen.push([way, ...both]);
      }
      scene = null;
      const toRead = (way: Way) => outcomes[WAYS.indexOf(isOutside(way) ? way : 'viewer')];
      expect(seen).toEqual(
        MEMBER_WAYS.map((way) => [way, outcomes[WAYS.indexOf(way)], toRead(way)]),
      );
    },
  );
});

async function seenFrom(actor: Actor, frame: string, set: Scene): Promise<Outcome> {
  const visitor = set.live.enter(actor);
  const isIn = await Promise.race([
    visitor.greeted.then(() => true),
    visitor.closed.then(() => false),
  ]);
  if (isIn) return outcomeOf(frame, visitor, set);
  return String((await visitor.closed).code);
}
