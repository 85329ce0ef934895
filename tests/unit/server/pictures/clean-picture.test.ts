import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { cleanPicture } from '../../../../server/workers/pictures/clean-picture.ts';
import { readPicture } from '../../../../server/workers/pictures/read-picture.ts';
import {
  HIGH,
  WIDE,
  distance,
  film,
  heldJpeg,
  pixelsOf,
  saidOf,
  squares,
} from '../../../support/uploaded-pictures.ts';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];
const RED_GREEN_BLUE = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
] as const;

async function clean(bytes: Uint8Array) {
  const result = await cleanPicture(bytes, DEFAULT_LIMITS);
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

/** Whatever words a picture may carry, in whatever coding. */
const says = (bytes: Uint8Array, word: string) =>
  Buffer.from(bytes).includes(word) || Buffer.from(bytes).includes(Buffer.from(word, 'utf16le'));

describe('clean picture', () => {
  it.each(ORIENTATIONS)('[FILE-71] a PNG held as %i is upright, pixel by pixel', async (held) => {
    const { bytes, facts } = await clean(await saidOf(squares(held), held).png().toBuffer());
    expect(distance(await pixelsOf(bytes), await squares().raw().toBuffer())).toBe(0);
    expect([facts.widthPixels, facts.heightPixels]).toEqual([WIDE, HIGH]);
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
  });

  it.each(ORIENTATIONS)('[FILE-71] a lossless WebP held as %i stays lossless', async (held) => {
    const uploaded = await saidOf(squares(held), held).webp({ lossless: true }).toBuffer();
    const { bytes, facts } = await clean(uploaded);
    expect(distance(await pixelsOf(bytes), await squares().raw().toBuffer())).toBe(0);
    expect([facts.widthPixels, facts.heightPixels]).toEqual([WIDE, HIGH]);
  });

  it.each(ORIENTATIONS)(
    '[FILE-71] a JPEG held as %i is upright, its colours kept',
    async (held) => {
      const jpeg = saidOf(squares(held), held).jpeg({ quality: 100, chromaSubsampling: '4:4:4' });
      const { bytes, facts } = await clean(await jpeg.toBuffer());
      expect(distance(await pixelsOf(bytes), await squares().raw().toBuffer())).toBeLessThan(12);
      expect([facts.widthPixels, facts.heightPixels]).toEqual([WIDE, HIGH]);
      const { chromaSubsampling, orientation } = await sharp(bytes).metadata();
      expect([chromaSubsampling, orientation]).toEqual(['4:4:4', undefined]);
    },
  );

  it('[FILE-71] what a picture says of its size is what is shown', async () => {
    const held = await saidOf(squares(6), 6).jpeg().toBuffer();
    const read = await readPicture(held, DEFAULT_LIMITS);
    expect(read.ok && [read.value.facts.widthPixels, read.value.facts.heightPixels]).toEqual([
      WIDE,
      HIGH,
    ]);
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    '[FILE-72] nothing is left in a %s of who made it, where and with what',
    async (format) => {
      const uploaded = await saidOf(squares()).toFormat(format).toBuffer();
      const before = await sharp(uploaded).metadata();
      expect([before.exif, before.xmp].map((part) => part?.length)).not.toContain(undefined);
      expect(says(uploaded, 'Ada Lovelace')).toBe(true);
      const { bytes } = await clean(uploaded);
      for (const word of ['Ada', 'Spycam', 'Exif', 'xmpmeta'])
        expect(says(bytes, word)).toBe(false);
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    },
  );

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    '[FILE-73] the pixels of an upright %s are not packed again',
    async (format) => {
      const uploaded = await saidOf(squares()).toFormat(format, { quality: 40 }).toBuffer();
      const { bytes } = await clean(uploaded);
      expect(distance(await pixelsOf(bytes), await pixelsOf(uploaded))).toBe(0);
      expect((await clean(bytes)).bytes).toEqual(bytes);
      expect(bytes.length).toBeLessThanOrEqual(uploaded.length);
    },
  );

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    '[FILE-74] the colour profile of a %s stays, turned or not',
    async (format) => {
      for (const held of [1, 6]) {
        const wide = squares(held).withMetadata({ orientation: held, icc: 'p3' });
        const full = { quality: 100, chromaSubsampling: '4:4:4', lossless: format === 'webp' };
        const uploaded = await wide.toFormat(format, full).toBuffer();
        const before = await sharp(uploaded).metadata();
        const { bytes } = await clean(uploaded);
        const after = await sharp(bytes).metadata();
        expect(before.icc).toBeInstanceOf(Buffer);
        expect(after.icc).toEqual(before.icc);
        const raw = (of: Uint8Array) =>
          sharp(of, { ignoreIcc: true }).autoOrient().raw().toBuffer();
        expect(distance(await raw(bytes), await raw(uploaded))).toBeLessThan(12);
      }
    },
  );

  it.each(['gif', 'webp'] as const)('[FILE-75] an animated %s stays animated', async (format) => {
    const uploaded = await film(format, RED_GREEN_BLUE);
    const { bytes, facts } = await clean(uploaded);
    expect(facts).toMatchObject({ frames: 3, widthPixels: 8, heightPixels: 8, hasAlpha: true });
    const before = await sharp(uploaded, { animated: true }).raw().toBuffer();
    const after = await sharp(bytes, { animated: true }).raw().toBuffer();
    expect(distance(before, after)).toBe(0);
    const { loop, delay } = await sharp(bytes).metadata();
    expect({ loop, delay }).toEqual({ loop: 3, delay: [40, 60, 80] });
  });

  it('[FILE-76] transparency and fineness stay', async () => {
    const glass = { r: 10, g: 20, b: 30, alpha: 0.5 };
    const blank = { width: 4, height: 4, channels: 4, background: glass } as const;
    for (const format of ['png', 'webp', 'avif'] as const) {
      const uploaded = await saidOf(sharp({ create: blank }), 6)
        .toFormat(format)
        .toBuffer();
      const { bytes, facts } = await clean(uploaded);
      expect(facts.hasAlpha).toBe(true);
      expect((await sharp(bytes).ensureAlpha().raw().toBuffer())[3]).toBe(128);
    }
    const fine = sharp({ create: { ...blank, channels: 3, background: 'red' } });
    for (const held of [1, 8]) {
      const png = fine.clone().toColourspace('rgb16').withMetadata({ orientation: held }).png();
      const { bytes } = await clean(await png.toBuffer());
      expect((await sharp(bytes).metadata()).depth).toBe('ushort');
    }
  });

  it('[FILE-76] grey stays grey, and a palette a palette', async () => {
    for (const held of [1, 6]) {
      const grey = await squares(held).toColourspace('b-w').jpeg().toBuffer();
      const { bytes } = await clean(heldJpeg(grey, held));
      const { channels, width } = await sharp(bytes).metadata();
      expect([channels, width]).toEqual([1, WIDE]);
    }
    const palette = await squares().png({ palette: true }).toBuffer();
    expect((await sharp((await clean(palette)).bytes).metadata()).isPalette).toBe(true);
  });

  it('[FILE-74] inks for a printer become colours of a screen, where it is packed again', async () => {
    const inks = squares(6).withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 100 });
    const { bytes } = await clean(heldJpeg(await inks.toBuffer(), 6));
    expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', width: WIDE });
    const [red = 0, green = 0, blue = 0] = await pixelsOf(bytes);
    expect([red > 200, green < 80, blue < 80]).toEqual([true, true, true]);
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    '[FILE-76] a %s of a single pixel is a picture',
    async (format) => {
      const one = { width: 1, height: 1, channels: 3, background: 'red' } as const;
      const { facts } = await clean(await sharp({ create: one }).toFormat(format).toBuffer());
      expect(facts).toMatchObject({ widthPixels: 1, heightPixels: 1, frames: 1 });
      expect(facts.type).toBe(`image/${format}`);
    },
  );
});
