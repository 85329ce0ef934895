import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { shrinkPicture } from '../../../../server/workers/pictures/shrink-picture.ts';
import { HIGH, WIDE, film, saidOf, squares } from '../../../support/uploaded-pictures.ts';

const COLOURS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
] as const;

async function shrink(bytes: Uint8Array, widthPixels: number, limits = {}) {
  const result = await shrinkPicture(bytes, widthPixels, { ...DEFAULT_LIMITS, ...limits });
  if (!result.ok) throw new Error(result.why);
  return { ...result.value, metadata: await sharp(result.value.bytes).metadata() };
}

describe('shrink picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    '[FILE-80] a %s becomes a WebP, as wide as asked and as high as that makes it',
    async (format) => {
      const small = await shrink(await squares().toFormat(format).toBuffer(), WIDE / 2);
      expect(small).toMatchObject({ widthPixels: WIDE / 2, heightPixels: HIGH / 2, frames: 1 });
      const { width, height } = small.metadata;
      expect(small.metadata).toMatchObject({ format: 'webp', width: WIDE / 2, height: HIGH / 2 });
      expect([width, height]).toEqual([small.widthPixels, small.heightPixels]);
    },
  );

  it('[FILE-80] nothing becomes larger than it is', async () => {
    const small = await shrink(await squares().png().toBuffer(), 10_000);
    expect(small).toMatchObject({ widthPixels: WIDE, heightPixels: HIGH });
  });

  it('[FILE-80] it is upright, in sRGB, and says nothing', async () => {
    for (const held of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const uploaded = saidOf(squares(held), held).withIccProfile('p3').jpeg({ quality: 100 });
      const { metadata, bytes } = await shrink(await uploaded.toBuffer(), WIDE);
      expect(metadata).toMatchObject({ width: WIDE, height: HIGH, space: 'srgb' });
      const { exif, xmp, icc, orientation } = metadata;
      expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
      const [red = 0, green = 0, blue = 0] = await sharp(bytes).raw().toBuffer();
      expect([red > 200, green < 60, blue < 60]).toEqual([true, true, true]);
    }
  });

  it.each(['gif', 'webp'] as const)('[FILE-81] an animated %s stays animated', async (format) => {
    const { metadata, ...small } = await shrink(await film(format, COLOURS, 16), 8);
    expect(small).toMatchObject({ widthPixels: 8, heightPixels: 8, frames: 3 });
    expect(metadata).toMatchObject({ pages: 3, loop: 3, delay: [40, 60, 80], hasAlpha: true });
  });

  it('[FILE-81] with more frames than are made smaller, it stays as it is', async () => {
    const limits = { ...DEFAULT_LIMITS, pictureFramesMax: 2 };
    const result = await shrinkPicture(await film('gif', COLOURS), 4, limits);
    expect(result).toEqual({ ok: false, why: 'too_animated' });
  });

  it('[FILE-80] transparency stays', async () => {
    const glass = { r: 0, g: 0, b: 0, alpha: 0.5 };
    const png = sharp({ create: { width: 8, height: 8, channels: 4, background: glass } }).png();
    const { bytes } = await shrink(await png.toBuffer(), 4);
    expect((await sharp(bytes).raw().toBuffer())[3]).toBe(128);
  });

  it('[FILE-80] one higher than a WebP can be is made narrower than asked', async () => {
    const tower = { width: 4, height: 32_766, channels: 3, background: 'red' } as const;
    const small = await shrink(await sharp({ create: tower }).png().toBuffer(), 4);
    expect(small).toMatchObject({ widthPixels: 2, heightPixels: 16_383 });
  });

  it('[FILE-80] a single pixel is one still', async () => {
    const one = { width: 1, height: 1, channels: 3, background: 'red' } as const;
    const small = await shrink(await sharp({ create: one }).png().toBuffer(), 320);
    expect(small).toMatchObject({ widthPixels: 1, heightPixels: 1 });
  });
});
