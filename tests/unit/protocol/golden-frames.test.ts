import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../lib/core/faults.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import {
  decodeClientFrame,
  decodeOwnFrame,
  EMPTY_STEP2,
  encodeAwareness,
  encodeOwnFrame,
  encodeStep1,
  encodeUpdate,
  HEARTBEAT,
} from '../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { entriesOf } from '../../support/awareness-frame.ts';
import { bytesOfHex, CLIENT_FRAMES, hexOf, OWN_FRAMES } from '../../support/golden-frames.ts';

// Tables are padded to look well; the padding says nothing.
const PROTOCOL = readFileSync(
  new URL('../../../docs/PROTOCOL.md', import.meta.url),
  'utf8',
).replaceAll(/ +/g, ' ');

/** What the server's encoders make of a value; null where the server never sends one. */
function encoded(frame: ClientFrame): Uint8Array | null {
  switch (frame.is) {
    case 'step1':
      return encodeStep1(frame.stateVector);
    case 'update':
      return encodeUpdate(frame.update);
    case 'awareness':
      return encodeAwareness(entriesOf(frame.claims));
    case 'step2':
      return frame.update.length === 2 ? EMPTY_STEP2 : null;
    case 'query-awareness':
      return null;
    default:
      return assertNever(frame);
  }
}

describe('frames', () => {
  it.each(CLIENT_FRAMES)('[WIRE-1] $name is these bytes and no others', ({ hex, meaning }) => {
    const decoded = decodeClientFrame(bytesOfHex(hex), DEFAULT_LIMITS);
    expect(decoded).toEqual({ ok: true, value: meaning });
    const bytes = encoded(meaning);
    expect(bytes === null ? hex : hexOf(bytes)).toBe(hex);
  });

  it.each(OWN_FRAMES)('[WIRE-1] $name is these bytes and no others', ({ hex, meaning }) => {
    expect(hexOf(encodeOwnFrame(meaning))).toBe(hex);
    expect(decodeOwnFrame(bytesOfHex(hex))).toEqual({ ok: true, value: meaning });
  });

  it('[WIRE-1] the heartbeat is the empty awareness frame', () => {
    expect(hexOf(HEARTBEAT)).toBe('01 01 00');
  });

  it.each([...CLIENT_FRAMES, ...OWN_FRAMES])(
    '[WIRE-2] $name stands in the documentation',
    ({ hex }) => {
      expect(PROTOCOL).toContain(`\`${hex}\``);
    },
  );

  it.each(Object.entries(FAULTS))(
    '[WIRE-2] the code %s stands there with its close code',
    (code, fault) => {
      expect(PROTOCOL).toContain(`| \`${code}\` | ${fault.ws} | ${fault.retry ? 'yes' : 'no'} |`);
    },
  );
});
