/**
 * Attacks as bytes: every message that is known to have hurt a server or the people behind it. The
 * names of the groups are those under which they were first written down.
 */
import { encodeAwareness, encodeUpdate } from '../../lib/protocol/codec.ts';
import { bytesOfHex } from '../support/golden-frames.ts';
import { rawUpdate, type RawStruct } from '../support/update-builder.ts';

export interface HostileFrame {
  readonly attack: 'varints' | 'counts' | 'poison' | 'depth' | 'size' | 'orphans' | 'presence';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whose document is attacked, and under which id the attacker writes. */
export const HOSTILE_VICTIM = 7;
export const HOSTILE_ATTACKER = 66;

const hex = (text: string) => (text === '' ? new Uint8Array() : bytesOfHex(text));
const update = (text: string) => encodeUpdate(hex(text));
const block = (client: number, clock: number, structs: readonly RawStruct[]) =>
  encodeUpdate(rawUpdate([{ client, clock, structs }]));

const VARINTS: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a cut varint', '80'],
  ['ten ff', 'ff ff ff ff ff ff ff ff ff ff'],
  ['frame type 9', '09'],
  ['frame type 2^31', '80 80 80 80 08'],
  ['sync type 7', '00 07 00'],
  ['an auth frame', '02 00 01 61'],
  ['a frame of the server', '64 01'],
  ['a length beyond the end', '00 02 ff ff ff ff 0f'],
  ['bytes after the end', '00 02 02 00 00 00'],
  ['a state vector of 15 * 2^28 clients', '00 00 05 80 80 80 80 0f'],
  ['a state vector of 2^32 - 1 clients', '00 00 05 ff ff ff ff 0f'],
];

const COUNTS: readonly (readonly [string, string])[] = [
  ['2^32 - 1 clients', 'ff ff ff ff 0f 01 01 00'],
  ['2^32 - 1 structs', '01 ff ff ff ff 0f 01 00'],
  ['2^32 - 1 delete ranges', '00 01 01 ff ff ff ff 0f'],
  ['2^32 - 1 clients with deletions', '00 ff ff ff ff 0f'],
  ['a delete range of 2^53 - 1', '00 01 01 01 00 ff ff ff ff ff ff ff 0f'],
  ['a collected struct of 2^32', '01 01 01 00 00 80 80 80 80 10 00'],
  ['content ref 31', '01 01 01 00 1f 01 05 74 69 74 6c 65 00'],
  ['a V2 bomb', '00 01 00 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00'],
  ['an update V2', '00 00 02 a5 01 00 00 04 06 07 74 69 74 6c 65 61 01 05 01 00 01 01 00 00'],
];

const poison = (clock: number, length: number) =>
  block(HOSTILE_VICTIM, clock, [{ content: { gc: length } }]);

const nested = (levels: number) =>
  block(
    HOSTILE_ATTACKER,
    0,
    Array.from({ length: levels }, (_, at) => ({
      parent: at === 0 ? 'default' : ([HOSTILE_ATTACKER, at - 1] as const),
      content: { element: 'blockquote' },
    })),
  );

const roots = (count: number) =>
  block(
    HOSTILE_ATTACKER,
    0,
    Array.from({ length: count }, (_, at) => ({ parent: `root${at}`, content: { text: 'a' } })),
  );

const tombstones = (count: number) =>
  encodeUpdate(
    rawUpdate(
      [{ client: HOSTILE_ATTACKER, structs: [{ content: { gc: count * 2 } }] }],
      [[HOSTILE_ATTACKER, Array.from({ length: count }, (_, at) => [at * 2, 1] as const)]],
    ),
  );

const orphan = (client: number) =>
  block(client, 0, [{ origin: [99, 5], content: { text: 'x'.repeat(1_000) } }]);

const state = (clientId: number, value: Readonly<Record<string, unknown>> | null, clock = 1) =>
  encodeAwareness([{ clientId, clock, state: value }]);

/** An awareness frame whose one state is these letters, JSON or not. */
function spoken(text: string): Uint8Array {
  const letters = new TextEncoder().encode(text);
  const inner = [1, HOSTILE_ATTACKER, 1, letters.length, ...letters];
  return Uint8Array.from([1, inner.length, ...inner]);
}

const named = (
  attack: HostileFrame['attack'],
  frames: readonly (readonly [string, Uint8Array])[],
): HostileFrame[] => frames.map(([name, bytes]) => ({ attack, name, bytes }));

export const HOSTILE_FRAMES: readonly HostileFrame[] = [
  ...named(
    'varints',
    VARINTS.map(([name, text]) => [name, hex(text)]),
  ),
  ...named(
    'counts',
    COUNTS.map(([name, text]) => [name, update(text)]),
  ),
  ...named('poison', [
    ["a victim's next clocks, 2^31 of them", poison(6, 2 ** 31 - 10)],
    ["a victim's next clocks, 2^31 whole", poison(6, 2 ** 31)],
    ["a victim's clocks far ahead", poison(1_000, 5)],
    ["a victim's clocks from the first on", poison(0, 2 ** 31 - 1)],
  ]),
  ...named('depth', [
    ['300 nested quotes', nested(300)],
    ['5,000 nested quotes', nested(5_000)],
  ]),
  ...named('size', [
    ['2,000 root types', roots(2_000)],
    ['20,000 root types', roots(20_000)],
    ['40,000 tombstones', tombstones(40_000)],
  ]),
  ...named('orphans', [
    ['an unmet origin', orphan(100)],
    ['another one', orphan(101)],
    ['a deletion of what nobody wrote', encodeUpdate(rawUpdate([], [[99, [[0, 5]]]]))],
    [
      'two that wait for each other',
      encodeUpdate(
        rawUpdate([
          { client: 2, structs: [{ origin: [3, 0], content: { text: 'b' } }] },
          { client: 3, structs: [{ origin: [2, 0], content: { text: 'a' } }] },
        ]),
      ),
    ],
  ]),
  ...named('presence', [
    ["another's id", state(HOSTILE_VICTIM, { user: { name: 'Eve' } })],
    ["null for another's id", state(HOSTILE_VICTIM, null, 99)],
    ['a claimed name', state(HOSTILE_ATTACKER, { user: { name: 'Ada', color: '#000' } })],
    [
      '500 ghosts',
      encodeAwareness(
        Array.from({ length: 500 }, (_, at) => ({ clientId: 1_000 + at, clock: 1, state: {} })),
      ),
    ],
    ['a state of 5 KB', state(HOSTILE_ATTACKER, { user: { name: 'x'.repeat(5_000) } })],
    ['a key of the prototype', spoken('{"__proto__":{"a":1}}')],
    ['no JSON', spoken('{a:1')],
    ['a state that is a number', spoken('7')],
  ]),
];
