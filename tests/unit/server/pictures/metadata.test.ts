import sharp from 'sharp';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { cleanPicture } from '../../../../server/workers/pictures/clean-picture.ts';
import { readPicture } from '../../../../server/workers/pictures/read-picture.ts';
import { shrinkPicture } from '../../../../server/workers/pictures/shrink-picture.ts';
import { aPng, pngHead } from '../../../support/pictures.ts';
import { distance, film, pixelsOf, squares } from '../../../support/uploaded-pictures.ts';

const SECRET = 'spycam 51.5';
const RED_GREEN = [
  [255, 0, 0],
  [0, 255, 0],
] as const;

async function clean(bytes: Uint8Array): Promise<Buffer> {
  const result = await cleanPicture(bytes, DEFAULT_LIMITS);
  if (!result.ok) throw new Error(result.why);
  return Buffer.from(result.value.bytes);
}

const read = (bytes: Uint8Array, limits = {}) =>
  readPicture(bytes, { ...DEFAULT_LIMITS, ...limits });

/** What the picture was, and nothing of what was put into it. */
async function expectOnlyThePicture(before: Uint8Array, bytes: Uint8Array): Promise<void> {
  expect(Buffer.from(bytes).includes(SECRET)).toBe(true);
  const after = await clean(bytes);
  expect(after.includes(SECRET)).toBe(false);
  expect(distance(await pixelsOf(after), await pixelsOf(before))).toBe(0);
}

const jpegSegment = (marker: number, content: string | Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + content.length, 2);
  return Buffer.concat([head, Buffer.from(content)]);
};

const pngChunk = (name: string, content: Buffer) => {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** Behind the signature and IHDR. */
const PNG_HEAD_BYTES = 8 + 12 + 13;

/** Two frames that are the same picture. */
function aPngFilm(): Buffer {
  const still = aPng(4, 4, [1, 2, 3]);
  const pixelsAt = still.indexOf('IDAT');
  const pixels = still.subarray(pixelsAt + 4, pixelsAt + 4 + still.readUInt32BE(pixelsAt - 4));
  const frame = (order: number) => {
    const content = Buffer.alloc(26);
    content.set([0, 0, 0, order, 0, 0, 0, 4, 0, 0, 0, 4]);
    content.set([0, 1, 0, 10], 20);
    return pngChunk('fcTL', content);
  };
  return Buffer.concat([
    still.subarray(0, PNG_HEAD_BYTES),
    pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    frame(0),
    pngChunk('IDAT', pixels),
    frame(1),
    pngChunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), pixels])),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('metadata', () => {
  it('[FILE-72] of a JPEG: comments, IPTC, thumbnails, makers, further pictures and films go', async () => {
    const picture = await squares().jpeg({ progressive: true }).toBuffer();
    const [start, rest] = [picture.subarray(0, 2), picture.subarray(2)];
    const thumbnail = Buffer.from(`JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01${SECRET}`, 'latin1');
    const segments = [
      jpegSegment(0xe0, thumbnail),
      jpegSegment(0xfe, SECRET),
      jpegSegment(0xed, `Photoshop 3.0\0${SECRET}`),
      jpegSegment(0xe2, `MPF\0${SECRET}`),
      jpegSegment(0xe5, SECRET),
    ];
    await expectOnlyThePicture(picture, Buffer.concat([start, ...segments, rest]));
    await expectOnlyThePicture(picture, Buffer.concat([picture, picture, Buffer.from(SECRET)]));
    const filled = Buffer.concat([start, Buffer.from([0xff, 0xff]), ...segments, rest]);
    await expectOnlyThePicture(picture, filled);
  });

  it('[FILE-72] of a PNG: text, times and whatever is unknown go', async () => {
    const picture = aPng(4, 4, [1, 2, 3]);
    for (const name of ['tEXt', 'tIME', 'prVt', 'iTXt']) {
      const said = [picture.subarray(0, PNG_HEAD_BYTES), pngChunk(name, Buffer.from(SECRET))];
      const bytes = Buffer.concat([...said, picture.subarray(PNG_HEAD_BYTES)]);
      await expectOnlyThePicture(picture, bytes);
    }
    await expectOnlyThePicture(picture, Buffer.concat([picture, Buffer.from(SECRET)]));
  });

  it('[FILE-72] of a WebP: unknown chunks go, in frames too', async () => {
    const picture = await squares().webp().toBuffer();
    const extra = Buffer.concat([Buffer.from('zzZZ\x0b\0\0\0'), Buffer.from(`${SECRET}\0`)]);
    const longer = Buffer.concat([picture, extra]);
    longer.writeUInt32LE(longer.length - 8, 4);
    await expectOnlyThePicture(picture, longer);
    const moving = await film('webp', RED_GREEN);
    const frameAt = moving.indexOf('ANMF');
    const end = frameAt + 8 + moving.readUInt32LE(frameAt + 4);
    const swollen = Buffer.concat([moving.subarray(0, end), extra, moving.subarray(end)]);
    swollen.writeUInt32LE(swollen.length - 8, 4);
    swollen.writeUInt32LE(end - frameAt - 8 + extra.length, frameAt + 4);
    await expectOnlyThePicture(moving, swollen);
  });

  it('[FILE-72] of a GIF: comments, text and applications but the count of loops go', async () => {
    const picture = await film('gif', RED_GREEN);
    const extension = (kind: number, ...pieces: string[]) =>
      Buffer.concat([
        Buffer.from([0x21, kind]),
        ...pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece)])),
        Buffer.from([0]),
      ]);
    const frameAt = picture.indexOf(Buffer.from([0x21, 0xf9]));
    const said = [
      extension(0xfe, SECRET, SECRET),
      extension(0xff, 'XMP DataXMP', SECRET),
      extension(0xff, 'NETSCAPE2.0', '\x01\x02\0', SECRET),
    ];
    const bytes = [picture.subarray(0, frameAt), ...said, picture.subarray(frameAt)];
    await expectOnlyThePicture(picture, Buffer.concat(bytes));
    await expectOnlyThePicture(picture, Buffer.concat([picture, Buffer.from(SECRET)]));
    expect((await sharp(await clean(Buffer.concat(bytes))).metadata()).loop).toBe(3);
  });

  it('[FILE-72] of an AVIF: boxes of others go', async () => {
    const picture = await squares().avif().toBuffer();
    const box = (type: string) => {
      const content = Buffer.from(`....${type}${SECRET}`);
      content.writeUInt32BE(content.length);
      return content;
    };
    await expectOnlyThePicture(picture, Buffer.concat([picture, box('uuid'), box('udta')]));
    // More in the box of the pixels than there are pixels: it is the last one.
    const dataAt = picture.indexOf('mdat') - 4;
    expect(dataAt + picture.readUInt32BE(dataAt)).toBe(picture.length);
    const swollen = Buffer.concat([picture, Buffer.from(SECRET)]);
    swollen.writeUInt32BE(swollen.length - dataAt, dataAt);
    await expectOnlyThePicture(picture, swollen);
  });

  it('[FILE-77] a script that is a GIF as well is a GIF alone, once it is clean', async () => {
    const script =
      'GIF89a/*\x10\0\x80\0\0aaabbb,\0\0\0\0\x02\0\x02\0\0\x02\x02\x84\x51\0;*/=1;alert(1)';
    const bytes = Buffer.from(script, 'latin1');
    const result = await cleanPicture(bytes, DEFAULT_LIMITS);
    const after = result.ok ? Buffer.from(result.value.bytes) : Buffer.alloc(0);
    expect(after.includes('alert')).toBe(false);
    const picture = await film('gif', RED_GREEN);
    const polyglot = Buffer.concat([picture, Buffer.from(`*/=1;alert('${SECRET}')`)]);
    await expectOnlyThePicture(picture, polyglot);
  });

  it('[FILE-75] an animated PNG stays animated, and is not made a still', async () => {
    const moving = aPngFilm();
    const facts = await read(moving);
    expect(facts.ok && facts.value.facts.frames).toBe(2);
    expect(await clean(moving)).toEqual(moving);
    const small = await shrinkPicture(moving, 2, DEFAULT_LIMITS);
    expect(small).toEqual({ ok: false, why: 'too_animated' });
  });

  it('[FILE-78] what is no picture of these kinds, or a broken one, is unreadable', async () => {
    const jpeg = await squares().jpeg().toBuffer();
    const avif = await squares().avif().toBuffer();
    const moving = Buffer.from(avif);
    moving.write('avis', 8);
    // Its sibling, as telephones write it, differs in these names and in how the pixels are packed.
    const heic = Buffer.from(
      avif.toString('latin1').replaceAll('av01', 'hvc1').replaceAll('av1C', 'hvcC'),
      'latin1',
    );
    heic.write('heic', 8);
    const files = {
      nothing: Buffer.alloc(0),
      zip: Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0'), Buffer.alloc(100, 7)]),
      text: Buffer.from('# Plan\n'),
      pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
      truncated: jpeg.subarray(0, jpeg.length - 60),
      'without an end': jpeg.subarray(0, 30),
      head: pngHead(10),
      HEIC: heic,
      'AVIF film': moving,
    };
    for (const [what, bytes] of Object.entries(files)) {
      const result = await cleanPicture(bytes, DEFAULT_LIMITS);
      expect([what, result]).toEqual([what, { ok: false, why: 'unreadable' }]);
      const small = await shrinkPicture(bytes, 10, DEFAULT_LIMITS);
      expect([what, small]).toEqual([what, { ok: false, why: 'unreadable' }]);
    }
  });

  it('[FILE-79] more pixels than a picture may have are too many, before one is unpacked', async () => {
    const before = process.memoryUsage.rss();
    const bomb = Buffer.concat([pngHead(50_000), aPng(1, 1, [0, 0, 0]).subarray(24)]);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    for (const work of [read(bomb), cleanPicture(bomb, DEFAULT_LIMITS)]) {
      expect(await work).toEqual({ ok: false, why: 'too_large' });
    }
    expect(await shrinkPicture(bomb, 10, DEFAULT_LIMITS)).toEqual({ ok: false, why: 'too_large' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1_024 * 1_024);
  });

  it('[FILE-79] frames count', async () => {
    const moving = await film('gif', RED_GREEN);
    expect(await read(moving, { picturePixelsMax: 127 })).toEqual({ ok: false, why: 'too_large' });
    expect((await read(moving, { picturePixelsMax: 128 })).ok).toBe(true);
    const stills = await read(aPngFilm(), { picturePixelsMax: 31 });
    expect(stills).toEqual({ ok: false, why: 'too_large' });
  });
});
