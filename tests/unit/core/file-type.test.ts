import { describe, expect, it } from 'vitest';
import {
  contentTypeOf,
  fileContentOf,
  isShownInPlace,
  UNKNOWN_TYPE,
} from '../../../lib/core/file-type.ts';
import {
  bmpHead,
  GIF_SCRIPT,
  gifHead,
  heifHead,
  HOSTILE_FILES,
  OTHER_HEADS,
  turnedJpeg,
} from '../../support/file-heads.ts';
import { aPng, jpegHead, pngHead, webpHead } from '../../support/pictures.ts';

const HARMLESS_TEXT = new Set(['text/plain', UNKNOWN_TYPE]);

describe('what a file is', () => {
  it.each<[string, Uint8Array]>([
    ['image/png', aPng(192, 100, [1, 2, 3])],
    ['image/jpeg', jpegHead(192, 100)],
    ['image/webp', webpHead('VP8X', 192, 100)],
    ['image/gif', gifHead(192, 100)],
    ['image/bmp', bmpHead(192, 100)],
    ['image/bmp', bmpHead(192, -100)],
    ['image/avif', heifHead('avif', 192, 100)],
    ['image/heic', heifHead('heic', 192, 100)],
  ])('[FILE-30] [FILE-32] %s says how large it is, whatever it is called', (type, head) => {
    for (const name of ['a.png', 'page.html', 'words']) {
      const told = fileContentOf(head, 10_000, name);
      expect(told).toEqual({ type, pixels: { width: 192, height: 100 } });
      expect(isShownInPlace(type)).toBe(true);
    }
  });

  it('[FILE-32] a picture is as large as it is shown: upright', () => {
    const sizeOf = (head: Uint8Array) => fileContentOf(head, head.length, 'a').pixels;
    for (const turned of [5, 6, 7, 8]) {
      expect(sizeOf(turnedJpeg(400, 300, turned))).toEqual({ width: 300, height: 400 });
    }
    for (const straight of [0, 1, 2, 3, 4, 9]) {
      expect(sizeOf(turnedJpeg(400, 300, straight))).toEqual({ width: 400, height: 300 });
    }
    for (const [turns, size] of [
      [1, { width: 300, height: 400 }],
      [2, { width: 400, height: 300 }],
      [3, { width: 300, height: 400 }],
    ] as const) {
      expect(sizeOf(heifHead('heic', 400, 300, turns))).toEqual(size);
    }
  });

  it('[FILE-32] a picture that does not say how large it is is none, wherever it is cut', () => {
    const heads = [pngHead(9), gifHead(9, 9), bmpHead(9, 9), heifHead('avif', 9, 9)];
    for (const head of [...heads, turnedJpeg(9, 9, 6).subarray(0, -4)]) {
      const short = Array.from({ length: head.length }, (_, length) => head.subarray(0, length));
      const shown = short.filter((cut) => fileContentOf(cut, 99, 'a.png').pixels?.width === 9);
      // What may come behind the picture's own size in a container: a thumbnail's, and its turns.
      expect(shown.length).toBeLessThan(40);
      for (const cut of short) {
        const { type, pixels } = fileContentOf(cut, 99, 'a.png');
        expect(pixels === null).toBe(!type.startsWith('image/'));
      }
    }
    expect(fileContentOf(pngHead(0), 99, 'a.png').type).toBe(UNKNOWN_TYPE);
    expect(fileContentOf(gifHead(0, 9), 99, 'a.gif').type).toBe(UNKNOWN_TYPE);
  });

  it.each(OTHER_HEADS)('[FILE-30] %s: %s', (type, name, head) => {
    expect(fileContentOf(head, head.length, name)).toEqual({ type, pixels: null });
    const isShown = /^(?:audio|video)\/|pdf$/.test(type);
    expect(isShownInPlace(type)).toBe(isShown);
  });

  it.each(HOSTILE_FILES)(
    '[FILE-31] A19: %s (%s) is never itself, nor shown',
    (_, name, content) => {
      const { type, pixels } = fileContentOf(content, content.length, name);
      expect(HARMLESS_TEXT).toContain(type);
      expect(pixels).toBeNull();
      expect(isShownInPlace(type)).toBe(false);
    },
  );

  it('[FILE-31] A19: what is a picture and a script at once is the picture', () => {
    for (const name of ['a.js', 'a.gif', 'a.html']) {
      expect(fileContentOf(GIF_SCRIPT, 99, name).type).toBe('image/gif');
    }
  });

  it('[FILE-30] text is text also where its head ends within a character', () => {
    const text = Buffer.from('字');
    expect(fileContentOf(text.subarray(0, 2), 3, 'a.txt').type).toBe('text/plain');
    expect(fileContentOf(text.subarray(0, 2), 2, 'a.txt').type).toBe(UNKNOWN_TYPE);
    expect(contentTypeOf('text/csv')).toBe('text/csv; charset=utf-8');
    expect(contentTypeOf('image/png')).toBe('image/png');
  });
});
