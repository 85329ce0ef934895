import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { UPLOADED_PICTURE_TYPES } from '../../lib/core/uploaded-picture.ts';
import { cleanPicture } from '../../server/workers/pictures/clean-picture.ts';
import { readPicture } from '../../server/workers/pictures/read-picture.ts';
import { shrinkPicture } from '../../server/workers/pictures/shrink-picture.ts';
import { withoutMetadata } from '../../server/workers/pictures/without-metadata.ts';
import { film, saidOf, squares } from '../support/uploaded-pictures.ts';

const LIMITS = { ...DEFAULT_LIMITS, picturePixelsMax: 100_000 };
const HEADS = ['\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'RIFF\x20\0\0\0WEBP', 'GIF89a', '<svg '];

let pictures: Buffer[] = [];

beforeAll(async () => {
  const stills = (['jpeg', 'png', 'webp', 'avif'] as const).map((format) =>
    saidOf(squares(6), 6).toFormat(format).toBuffer(),
  );
  const colours = [
    [255, 0, 0],
    [0, 0, 255],
  ] as const;
  pictures = await Promise.all([...stills, film('gif', colours), film('webp', colours)]);
});

/** Whatever comes out is a picture that says nothing, or a refusal. */
async function expectPictureOrRefusal(bytes: Uint8Array): Promise<void> {
  const whys = ['unreadable', 'too_large', 'too_animated'];
  const read = await readPicture(bytes, LIMITS);
  if (!read.ok) expect(whys).toContain(read.why);
  const clean = await cleanPicture(bytes, LIMITS);
  if (clean.ok) {
    const { exif, xmp, orientation = 1, width } = await sharp(clean.value.bytes).metadata();
    expect([exif, xmp, width]).toEqual([undefined, undefined, clean.value.facts.widthPixels]);
    expect(orientation).toBe(1);
    expect((await cleanPicture(clean.value.bytes, LIMITS)).ok).toBe(true);
  } else expect(whys).toContain(clean.why);
  const small = await shrinkPicture(bytes, 10, LIMITS);
  if (small.ok) expect(small.value.widthPixels).toBeLessThanOrEqual(10);
  else expect(whys).toContain(small.why);
}

describe('pictures', () => {
  it('[FILE-78] no bytes whatsoever do anything but be a picture or not', async () => {
    const bytes = fc
      .tuple(fc.constantFrom('', ...HEADS), fc.uint8Array({ maxLength: 300 }))
      .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]));
    await fc.assert(fc.asyncProperty(bytes, expectPictureOrRefusal), { numRuns: 200 });
  });

  it('[FILE-78] nor does a picture with some of its bytes changed, or cut', async () => {
    const change = fc.record({
      which: fc.nat(pictures.length - 1),
      at: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
        maxLength: 3,
      }),
      keep: fc.oneof(
        { weight: 3, arbitrary: fc.constant(1) },
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    });
    const property = fc.asyncProperty(change, async ({ which, at, keep }) => {
      const bytes = Buffer.from(pictures[which] ?? []);
      for (const [where, value] of at) bytes[Math.floor(where * (bytes.length - 1))] = value;
      await expectPictureOrRefusal(bytes.subarray(0, Math.ceil(keep * bytes.length)));
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('[FILE-73] what was cut out of once is not cut again, whatever it is taken for', async () => {
    const type = fc.constantFrom(...UPLOADED_PICTURE_TYPES);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(pictures.length - 1).map((which) => Uint8Array.from(pictures[which] ?? [])),
    );
    fc.assert(
      fc.property(type, bytes, (as, picture) => {
        const once = withoutMetadata(as, picture);
        if (once !== null) expect(withoutMetadata(as, once)).toEqual(once);
      }),
    );
  });
});
