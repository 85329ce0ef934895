import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { decodeClientFrame, decodeOwnFrame, encodeAwareness } from '../../../lib/protocol/codec.ts';
import { entriesOf } from '../../support/awareness-frame.ts';
import { bytesOfHex, CLIENT_FRAMES, OWN_FRAMES } from '../../support/golden-frames.ts';

const decode = (hex: string) => decodeClientFrame(bytesOfHex(hex), DEFAULT_LIMITS);
const code = (hex: string): string => {
  const decoded = decode(hex);
  return decoded.ok ? 'legal' : decoded.why.code;
};

/** One awareness entry of client 1 with this text as its state. */
function stateFrame(text: string): Uint8Array {
  const state = new TextEncoder().encode(text);
  const length = state.length;
  const size = length < 128 ? [length] : [(length & 127) | 128, length >> 7];
  const inner = [1, 1, 0, ...size, ...state];
  const outer =
    inner.length < 128 ? [inner.length] : [(inner.length & 127) | 128, inner.length >> 7];
  return Uint8Array.from([1, ...outer, ...inner]);
}

/** What is shown of a frame. */
function shownOf(frame: Uint8Array, limits = DEFAULT_LIMITS): unknown {
  const decoded = decodeClientFrame(frame, limits);
  return decoded.ok && decoded.value.is === 'awareness' ? entriesOf(decoded.value.claims) : decoded;
}

describe('decoding', () => {
  it.each([
    ['an empty varUint', '80'],
    ['ten bytes ff', 'ff ff ff ff ff ff ff ff ff ff'],
    ['continuation bytes without end', '80 80 80 80 80 80 80 80 80 80 80 00'],
    ['a sync frame without a kind', '00'],
    ['sync kind 7', '00 07 00'],
    ['an auth frame', '02 00 00'],
    ['type 9', '09'],
    ['type 2^31', '80 80 80 80 08'],
    ['one of our own frames', '64 01'],
    ['an update longer than its bytes', '00 02 05 00 00'],
    ['bytes after the update', '00 02 02 00 00 00'],
    ['bytes after the question', '03 00'],
    ['bytes after the state vector', '00 00 02 00 00'],
    ['an awareness entry that is cut', '01 02 01 01'],
    ['an awareness client id above 32 bits', '01 09 01 80 80 80 80 10 00 02 7b 7d'],
  ])('[WIRE-3] %s is a bad frame', (_, hex) => {
    expect(code(hex)).toBe('bad_frame');
  });

  it('[WIRE-3] no bytes at all are a bad frame', () => {
    expect(decodeClientFrame(new Uint8Array(), DEFAULT_LIMITS)).toMatchObject({
      ok: false,
      why: { code: 'bad_frame' },
    });
  });

  it.each(CLIENT_FRAMES)('[WIRE-3] a cut $name is refused, never half read', ({ hex }) => {
    const whole = bytesOfHex(hex);
    for (let length = 0; length < whole.length; length++) {
      expect(decodeClientFrame(whole.subarray(0, length), DEFAULT_LIMITS).ok).toBe(false);
    }
  });

  it('[WIRE-4] a state vector that claims billions of clients in five bytes costs nothing', () => {
    const before = process.memoryUsage().heapUsed;
    expect(code('00 00 05 ff ff ff ff 0f')).toBe('bad_frame');
    expect(code('00 00 05 80 80 80 80 0f')).toBe('bad_frame');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10 * 2 ** 20);
  });

  it('[WIRE-4] a state vector has no more clients than the limit', () => {
    const limits = { ...DEFAULT_LIMITS, stateVectorClientsMax: 1 };
    const frame = bytesOfHex('00 00 05 02 01 01 02 01');
    expect(decodeClientFrame(frame, limits).ok).toBe(false);
    expect(decodeClientFrame(frame, DEFAULT_LIMITS).ok).toBe(true);
  });

  it('[WIRE-5] a frame above the limit is too large, whatever it says', () => {
    const limits = { ...DEFAULT_LIMITS, frameBytesMax: 2 };
    expect(decodeClientFrame(bytesOfHex('01 01 00'), limits)).toMatchObject({
      why: { code: 'too_large' },
    });
  });

  it('[WIRE-6] the update is a copy: the socket may use its buffer again', () => {
    const bytes = Buffer.from([0, 2, 2, 7, 8]);
    const decoded = decodeClientFrame(bytes, DEFAULT_LIMITS);
    bytes.fill(0);
    expect(decoded).toEqual({
      ok: true,
      value: { is: 'update', update: Uint8Array.of(7, 8) },
    });
  });
});

describe('awareness', () => {
  it('[WIRE-7] a state is an object or null', () => {
    expect(shownOf(stateFrame('{"a":1}'))).toEqual([{ clientId: 1, clock: 0, state: { a: 1 } }]);
    expect(shownOf(stateFrame('null'))).toEqual([{ clientId: 1, clock: 0, state: null }]);
  });

  it.each([
    ['a list', '[1]'],
    ['a number', '1'],
    ['no JSON', '{"a":'],
    ['nothing', ''],
    ['a key __proto__', '{"a":{"__proto__":{"x":1}}}'],
    ['an escaped key __proto__', '{"\\u005f_proto__":1}'],
    ['a key constructor', '{"a":[{"constructor":1}]}'],
    ['a key prototype', '{"prototype":1}'],
    ['a state that nests too deep', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['a state above the limit', JSON.stringify({ a: 'x'.repeat(4_096) })],
  ])('[WIRE-7] %s is left out and the frame stays legal', (_, text) => {
    expect(shownOf(stateFrame(text))).toEqual([]);
  });

  it('[WIRE-7] a state that is not UTF-8 is left out and its neighbours stay', () => {
    const frame = bytesOfHex('01 0a 02 01 00 01 ff 02 00 02 7b 7d');
    expect(shownOf(frame)).toEqual([{ clientId: 2, clock: 0, state: {} }]);
  });

  it('[WIRE-7] the limit counts bytes of UTF-8, not characters', () => {
    const limits = { ...DEFAULT_LIMITS, awarenessBytesMax: 12 };
    const decoded = (name: string) =>
      shownOf(encodeAwareness([{ clientId: 1, clock: 1, state: { n: name } }]), limits);
    expect(decoded('abcd')).toMatchObject([{ clientId: 1 }]);
    expect(decoded('文文')).toEqual([]);
  });
});

describe('own frames', () => {
  it.each(OWN_FRAMES)('[WIRE-8] a cut or a longer $name is refused', ({ hex }) => {
    const whole = bytesOfHex(hex);
    for (let length = 0; length < whole.length; length++) {
      expect(decodeOwnFrame(whole.subarray(0, length)).ok).toBe(false);
    }
    expect(decodeOwnFrame(Uint8Array.from([...whole, 0])).ok).toBe(false);
  });

  it.each([
    ['an unknown code', '65 01 03 61 62 63'],
    ['a name every object has', '65 01 08 74 6f 53 74 72 69 6e 67'],
    ['an epoch of the wrong length', '66 01 41 06 65 64 69 74 6f 72 00'],
    ['an unknown role', '66 0b 41 51 45 42 41 51 45 42 41 51 45 01 61 00'],
    ['an unknown reason', '66 0b 41 51 45 42 41 51 45 42 41 51 45 06 65 64 69 74 6f 72 01 61'],
    ['a stock frame', '03'],
  ])('[WIRE-8] %s is refused', (_, hex) => {
    expect(decodeOwnFrame(bytesOfHex(hex)).ok).toBe(false);
  });
});
