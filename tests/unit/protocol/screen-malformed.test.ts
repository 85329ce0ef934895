import { describe, expect, it } from 'vitest';
import { newKnown } from '../../../lib/protocol/known.ts';
import { bytesOfHex } from '../../support/golden-frames.ts';
import {
  answer,
  ATTACKER,
  inTitle,
  one,
  VICTIM,
  victimsDocument,
} from '../../support/screening.ts';
import { rawUpdate } from '../../support/update-builder.ts';

describe('malformed updates', () => {
  it.each([
    ['2^32 - 1 clients', 'ff ff ff ff 0f 01 01 00'],
    ['2^32 - 1 structs', '01 ff ff ff ff 0f 01 00'],
    ['2^32 - 1 delete ranges', '00 01 01 ff ff ff ff 0f'],
    ['2^32 - 1 clients with deletions', '00 ff ff ff ff 0f'],
    ['a delete range of 2^53 - 1', '00 01 01 01 00 ff ff ff ff ff ff ff 0f'],
    ['a collected struct of 2^32', '01 01 01 00 00 80 80 80 80 10 00'],
    ['content ref 31', '01 01 01 00 1f 01 05 74 69 74 6c 65 00'],
    [
      'an update V2 that hangs its decoder',
      '00 01 00 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
    ],
    ['an update V2', '00 00 02 a5 01 00 00 04 06 07 74 69 74 6c 65 61 01 05 01 00 01 01 00 00'],
    ['no bytes', ''],
    ['bytes after the end', '00 00 00'],
    ['the same client twice', '02 01 01 00 00 01 01 01 01 00 01 00'],
    ['a block without structs', '01 00 01 00 00'],
    ['a struct of no length', '01 01 01 00 00 00 00'],
    ['deletions of one client twice', '00 02 01 01 00 01 01 01 05 01'],
    ['delete ranges out of order', '00 01 01 02 05 01 00 01'],
    ['a delete range of no length', '00 01 01 01 05 00'],
    ['a client id above 32 bits', '01 01 80 80 80 80 10 00 00 01 00'],
    ['a parent that is neither root nor id', '01 01 01 00 04 02 00 01 61 00'],
    ['a collected struct with an origin', '01 01 01 00 80 01 00 01 00'],
    ['a skip with an origin', '01 01 01 00 8a 01 00 01 00'],
  ])('[SCREEN-9] %s is a bad update', (_, hex) => {
    const bytes = hex === '' ? new Uint8Array() : bytesOfHex(hex);
    expect(answer(newKnown(), bytes)).toBe('bad_update');
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['a cut sequence', [0xe6, 0x96]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong null of three bytes', [0xe0, 0x80, 0x80]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a character above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['the byte ff', [0xff]],
  ])('[SCREEN-9] text with %s is a bad update', (_, text) => {
    const short = { ref: 4, bytes: [text.length, ...text] };
    expect(answer(newKnown(), inTitle(short))).toBe('bad_update');
    const padding = Array.from({ length: 2_000 }, () => 97);
    const size = padding.length + text.length;
    const long = { ref: 4, bytes: [(size & 127) | 128, size >> 7, ...padding, ...text] };
    expect(answer(newKnown(), inTitle(long))).toBe('bad_update');
  });

  it('[SCREEN-9] a value that nests a thousand deep is a bad update', () => {
    const deep = Array.from({ length: 1_000 }).reduce<unknown>((inner) => [inner], 1);
    const attribute = one({ parent: [VICTIM, 0], key: 'level', content: { any: [deep] } });
    expect(answer(victimsDocument(), attribute)).toBe('bad_update');
    const json = `${'['.repeat(1_000)}${']'.repeat(1_000)}`;
    expect(answer(newKnown(), inTitle({ format: 'bold', json }))).toBe('bad_update');
  });

  it('[SCREEN-9] a mark whose value is not JSON is a bad update', () => {
    expect(answer(newKnown(), inTitle({ format: 'bold', json: '{a:1}' }))).toBe('bad_update');
  });

  it('[SCREEN-9] counts above the limits are a bad update, at the limit they are not', () => {
    const structs = (count: number) =>
      rawUpdate([
        { client: 1, structs: Array.from({ length: count }, () => ({ content: { gc: 1 } })) },
      ]);
    expect(answer(newKnown(), structs(10), { updateStructsMax: 10 })).toBe('accepted');
    expect(answer(newKnown(), structs(11), { updateStructsMax: 10 })).toBe('bad_update');
    const clients = (count: number) =>
      rawUpdate(
        Array.from({ length: count }, (_, client) => ({
          client,
          structs: [{ content: { gc: 1 } }],
        })),
      );
    expect(answer(newKnown(), clients(10), { updateClientsMax: 10 })).toBe('accepted');
    expect(answer(newKnown(), clients(11), { updateClientsMax: 10 })).toBe('bad_update');
    const deletes = rawUpdate(
      [],
      [
        [
          VICTIM,
          [
            [0, 1],
            [2, 1],
          ],
        ],
      ],
    );
    expect(answer(victimsDocument(), deletes, { updateDeleteRangesMax: 2 })).toBe('accepted');
    expect(answer(victimsDocument(), deletes, { updateDeleteRangesMax: 1 })).toBe('bad_update');
    expect(answer(newKnown(), one({ content: { gc: 10 } }), { clockMax: 9 })).toBe('bad_update');
  });

  it('[SCREEN-9] structs that wait for each other are a bad update', () => {
    const circle = rawUpdate([
      { client: 1, structs: [{ origin: [2, 0], content: { text: 'a' } }] },
      { client: 2, structs: [{ origin: [1, 0], content: { text: 'b' } }] },
    ]);
    expect(answer(newKnown(), circle)).toBe('bad_update');
    expect(answer(newKnown(), one({ origin: [ATTACKER, 0], content: { text: 'a' } }))).toBe(
      'bad_update',
    );
  });

  it('[SCREEN-9] an update above the limit is too large, and so is one for a full document', () => {
    const update = inTitle({ text: 'abc' });
    expect(answer(newKnown(), update, { updateBytesMax: update.length - 1 })).toBe('too_large');
    expect(answer(newKnown(), update, { documentBytesMax: update.length })).toBe('accepted');
    expect(answer(newKnown(), update, { documentBytesMax: update.length - 1 })).toBe('too_large');
  });
});
