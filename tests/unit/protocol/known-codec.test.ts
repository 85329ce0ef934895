import { describe, expect, it } from 'vitest';
import { decodeKnown, encodeKnown } from '../../../lib/protocol/known-codec.ts';
import { newRuns } from '../../../lib/protocol/known-state.ts';
import { newKnown, type Known } from '../../../lib/protocol/known.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { take, VICTIM, victimsDocument } from '../../support/screening.ts';

/** A paragraph, its text, three letters and a level, of which the middle letter is deleted. */
const STORED = '013a0201070200000101010400056c6576656c01000a0000040001000902050002010300';

function known(): Known {
  const document = victimsDocument();
  take(document, rawUpdate([], [[VICTIM, [[3, 1]]]]));
  return document;
}

describe('the screening sidecar', () => {
  it('[SCREEN-20] is on the disk as it always was', () => {
    const bytes = encodeKnown(known());
    expect(Buffer.from(bytes).toString('hex')).toBe(STORED);
    expect(decodeKnown(Buffer.from(STORED, 'hex'))).toEqual(known());
  });

  it('[SCREEN-20] of a blank document is a blank one', () => {
    expect(decodeKnown(encodeKnown(newKnown()))).toEqual(newKnown());
  });

  it('[SCREEN-22] of another format, cut short or with something after it is nothing', () => {
    const bytes = encodeKnown(known());
    expect(decodeKnown(Uint8Array.of(2, ...bytes.subarray(1)))).toBeNull();
    expect(decodeKnown(bytes.subarray(0, -1))).toBeNull();
    expect(decodeKnown(Uint8Array.of(...bytes, 0))).toBeNull();
    expect(decodeKnown(new Uint8Array())).toBeNull();
  });

  it('[SCREEN-22] whose types hold each other, or hold too many of each other, is nothing', () => {
    // One client of `count` clocks; each clock holds a type that lives in the one before it.
    const chain = (count: number, firstPlace: number): Uint8Array => {
      const deep = newKnown();
      const client = { ...newRuns(0), deleted: [] };
      for (let at = 0; at < count; at++) {
        const place = at === 0 ? firstPlace : 1 + at;
        deep.types.push({
          kind: 'element',
          client: 7,
          clock: at,
          place,
          depth: at + 1,
          attributes: null,
        });
        client.runStarts.push(at);
        client.runPlaces.push(place);
        client.typeClocks.push(at);
        client.typePositions.push(2 + at);
        client.clock = at + 1;
      }
      deep.clients.set(7, client);
      return encodeKnown(deep);
    };
    expect(decodeKnown(chain(200, 0))?.types.at(-1)?.depth).toBe(200);
    expect(decodeKnown(chain(5_000, 0))).toBeNull();
    expect(decodeKnown(chain(3, 4))).toBeNull();
    expect(decodeKnown(chain(1, 2))).toBeNull();
  });
});
