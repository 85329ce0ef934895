import { describe, expect, it } from 'vitest';
import { cropOf, squarePictureOf } from '../../../app/_account/square-picture.ts';

const LIMITS = { bytesMax: 32 * 1024, pixelsMax: 192 };

describe('a picture made square', () => {
  it.each([
    [400, 300, { x: 50, y: 0, side: 300 }],
    [300, 401, { x: 0, y: 50, side: 300 }],
    [192, 192, { x: 0, y: 0, side: 192 }],
    [1, 9, { x: 0, y: 4, side: 1 }],
  ])('[ACCOUNT-42] of %d × %d the middle stays', (width, height, crop) => {
    expect(cropOf(width, height)).toEqual(crop);
  });

  it('[ACCOUNT-42] what is no image, or a huge one, is not even read', async () => {
    const text = new Blob(['text'], { type: 'text/plain' });
    expect(await squarePictureOf(text, LIMITS)).toEqual({ ok: false, why: 'not-image' });
    const huge = Object.defineProperty(new Blob([], { type: 'image/png' }), 'size', {
      value: 2 ** 30,
    });
    expect(await squarePictureOf(huge, LIMITS)).toEqual({ ok: false, why: 'too-large' });
  });
});
