import { describe, expect, it } from 'vitest';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import { updateFrame } from '../../../server/room/update-frame.ts';
import { wsFrame } from '../../../server/room/ws-frame.ts';

describe('update frame', () => {
  it('[COMPACT-22] is the very frame that codec and envelope make, at every length where either changes', () => {
    const edges = [0, 122, 125, 127, 16_383, 65_535, 2 ** 21 - 1];
    for (const edge of edges) {
      for (let length = Math.max(0, edge - 6); length <= edge + 6; length++) {
        const update = new Uint8Array(length).fill(7);
        const [made, expected] = [updateFrame(update), wsFrame(encodeUpdate(update))];
        expect([length, Buffer.compare(made, expected)]).toEqual([length, 0]);
      }
    }
  });
});
