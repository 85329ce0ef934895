import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../lib/core/policy.ts';
import { FAULTS, type FaultCode } from '../../lib/core/faults.ts';
import { newEpoch } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import {
  decodeClientFrame,
  decodeOwnFrame,
  encodeAwareness,
  encodeOwnFrame,
  encodeStep1,
} from '../../lib/protocol/codec.ts';
import { utf16Units } from '../../lib/protocol/cursor.ts';
import type { OwnFrame } from '../../lib/protocol/frames.ts';
import { isJson } from '../../lib/protocol/json-bytes.ts';
import { entriesOf } from '../support/awareness-frame.ts';
import { bytesOfHex, CLIENT_FRAMES, OWN_FRAMES } from '../support/golden-frames.ts';

const clientId = fc.nat({ max: 2 ** 32 - 1 });
const count = fc.maxSafeNat();
const faultCode = fc.constantFrom(...(Object.keys(FAULTS) as FaultCode[]));
const epoch = fc
  .uint8Array({ minLength: 8, maxLength: 8 })
  .map((bytes) => newEpoch({ bytes: () => bytes }));
const ownFrame: fc.Arbitrary<OwnFrame> = fc.oneof(
  fc.record({ is: fc.constant('settled' as const), count }),
  fc.record({
    is: fc.constant('refused' as const),
    index: count,
    code: fc.oneof(fc.constant('resync' as const), faultCode),
  }),
  fc.record({
    is: fc.constant('standing' as const),
    epoch,
    role: fc.constantFrom(...ROLES),
    reason: fc.option(faultCode),
  }),
  fc.record({ is: fc.constant('position' as const), seq: count, documentBytes: count }),
);
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

describe('codec', () => {
  it('[WIRE-3] no bytes whatsoever make a decoder throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(typeof decodeClientFrame(bytes, DEFAULT_LIMITS).ok).toBe('boolean');
        expect(typeof decodeOwnFrame(bytes).ok).toBe('boolean');
      }),
      { numRuns: 5_000 },
    );
  });

  it('[WIRE-3] mutated frames are decoded or refused, never more', () => {
    const frames = [...CLIENT_FRAMES, ...OWN_FRAMES].map(({ hex }) => bytesOfHex(hex));
    const mutation = fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.array(mutation), (frame, mutations) => {
        const mutant = frame.slice();
        for (const [at, byte] of mutations) mutant[at % mutant.length] = byte;
        expect(typeof decodeClientFrame(mutant, DEFAULT_LIMITS).ok).toBe('boolean');
        expect(typeof decodeOwnFrame(mutant).ok).toBe('boolean');
      }),
      { numRuns: 5_000 },
    );
  });

  it('[WIRE-8] every own frame comes out as it went in', () => {
    fc.assert(
      fc.property(ownFrame, (frame) => {
        expect(decodeOwnFrame(encodeOwnFrame(frame))).toEqual({ ok: true, value: frame });
      }),
    );
  });

  it('[WIRE-4] every state vector comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(clientId, count)), (pairs) => {
        const stateVector = new Map(pairs);
        expect(decodeClientFrame(encodeStep1(stateVector), DEFAULT_LIMITS)).toEqual({
          ok: true,
          value: { is: 'step1', stateVector },
        });
      }),
    );
  });

  it('[WIRE-7] every awareness state that is safe and small comes out as it went in', () => {
    const state = fc.option(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 3 })),
    );
    const entry = fc.record({ clientId, clock: count, state });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const text = JSON.stringify(entries);
        fc.pre(!/__proto__|constructor|prototype/.test(text) && text.length < 3_000);
        const decoded = decodeClientFrame(encodeAwareness(entries), DEFAULT_LIMITS);
        expect(decoded).toMatchObject({ ok: true, value: { is: 'awareness' } });
        const claims = decoded.ok && decoded.value.is === 'awareness' ? decoded.value.claims : [];
        expect(JSON.stringify(entriesOf(claims))).toBe(text);
      }),
    );
  });
});

describe('text and JSON', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }).map((text) => new TextEncoder().encode(text)),
    fc
      .array(
        fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f),
      )
      .map((all) => Uint8Array.from(all)),
  );

  it('[WIRE-12] text is counted as the decoder counts it, and refused where it refuses', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        let units = -1;
        try {
          units = UTF8.decode(text).length;
        } catch (err) {
          expect(err).toBeInstanceOf(TypeError);
        }
        expect(utf16Units(text, 0, text.length)).toBe(units);
      }),
      { numRuns: 10_000 },
    );
  });

  it('[WIRE-12] JSON is what JSON.parse takes', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u00e9',
      '\\x',
      '1',
      '-',
      '0',
      '.5',
      'e+3',
      'true',
      'nul',
      ' ',
      '\n',
      'null',
      '\u0001',
      '文',
    ];
    const text = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join('')),
      fc
        .tuple(fc.json({ maxDepth: 3 }), fc.nat({ max: 60 }), fc.constantFrom(...pieces))
        .map(([json, at, piece]) => json.slice(0, at) + piece + json.slice(at + 1)),
    );
    fc.assert(
      fc.property(text, (json) => {
        let isLegal = true;
        try {
          JSON.parse(json);
        } catch (err) {
          expect(err).toBeInstanceOf(SyntaxError);
          isLegal = false;
        }
        const encoded = new TextEncoder().encode(json);
        expect(isJson(encoded, 0, encoded.length, 32)).toBe(isLegal);
      }),
      { numRuns: 10_000 },
    );
  });

  it('[WIRE-12] JSON may nest as deep as it is told, and no deeper', () => {
    const nested = (depth: number) =>
      new TextEncoder().encode('[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2));
    expect(isJson(nested(32), 0, nested(32).length, 32)).toBe(true);
    expect(isJson(nested(34), 0, nested(34).length, 32)).toBe(false);
  });
});
