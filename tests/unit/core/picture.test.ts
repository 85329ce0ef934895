import { describe, expect, it } from 'vitest';
import { type PictureHead, pictureHeadOf } from '../../../lib/core/picture.ts';
import { aPng, jpegHead, pngHead, webpHead } from '../../support/pictures.ts';

const EXIF = [0xff, 0xe1, 0, 4, 1, 2, 0xff, 0xff, 0xdb, 0, 3, 0];

describe('the head of a picture', () => {
  it.each<[string, Uint8Array, PictureHead['type']]>([
    ['PNG', pngHead(192, 100), 'image/png'],
    ['JPEG', jpegHead(192, 100), 'image/jpeg'],
    ['JPEG with what a camera writes', jpegHead(192, 100, EXIF), 'image/jpeg'],
    ['WebP', webpHead('VP8 ', 192, 100), 'image/webp'],
    ['WebP without loss', webpHead('VP8L', 192, 100), 'image/webp'],
    ['WebP with more in it', webpHead('VP8X', 192, 100), 'image/webp'],
    ['a whole PNG', aPng(192, 100, [1, 2, 3]), 'image/png'],
  ])('[ACCOUNT-43] %s is told by its bytes, and how large it is', (_name, bytes, type) => {
    expect(pictureHeadOf(bytes)).toEqual({ type, widthPixels: 192, heightPixels: 100 });
  });

  it.each([
    ['the largest', webpHead('VP8L', 16_384), 16_384],
    ['the smallest', webpHead('VP8L', 1), 1],
    ['a huge one', webpHead('VP8X', 2 ** 24), 2 ** 24],
    ['a huge one', pngHead(2 ** 31), 2 ** 31],
  ])('[ACCOUNT-43] %s of its kind is read right', (_name, bytes, side) => {
    expect(pictureHeadOf(bytes)).toMatchObject({ widthPixels: side, heightPixels: side });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00\x80\x00\x00'],
    ['a BMP', 'BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00'],
    ['a RIFF of sound', 'RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00'],
    ['a WebP of an unknown kind', 'RIFF\x24\x00\x00\x00WEBPVP8Z\x10\x00\x00\x00\x00\x00'],
    ['a JPEG without a frame', '\xff\xd8\xff\xda\x00\x02'],
    ['a JPEG that is over at once', '\xff\xd8\xff\xd9\x00\x00\x00\x00'],
    ['a JPEG of nothing but fill', `\xff\xd8${'\xff'.repeat(40)}`],
    ['a JPEG whose segments have no length', `\xff\xd8${'\xff\xe0\x00\x00'.repeat(9)}`],
  ])('[ACCOUNT-43] %s is no picture', (_name, chars) => {
    expect(pictureHeadOf(Buffer.from(chars, 'latin1'))).toBeNull();
  });

  it('[ACCOUNT-43] a picture that is cut anywhere in its head is none', () => {
    const heads = [pngHead(9), jpegHead(9, 9, EXIF).subarray(0, -4), webpHead('VP8X', 9)];
    for (const head of heads) {
      for (let length = 0; length < head.length; length++) {
        expect(pictureHeadOf(head.subarray(0, length))).toBeNull();
      }
    }
  });
});
