import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, FILE_NAME_BYTES_MAX } from '../../lib/core/file-name.ts';
import { contentTypeOf, fileContentOf, isShownInPlace } from '../../lib/core/file-type.ts';
import { gifHead, heifHead, OTHER_HEADS, turnedJpeg } from '../support/file-heads.ts';
import { pngHead, webpHead } from '../support/pictures.ts';

/** What has a meaning somewhere, among letters. */
const HOSTILE = [
  ['/', '\\', '.', '..', ':', ' ', '\0', '\r', '\n', '\t', '"', "'", '%', ';', '|', '*', '?'],
  ['\u202E', '\u2066', '\u200B', '\u200D', '\u2028', '\uFEFF', '\u0301', '\uD800', '\u{E0001}'],
  ['con', 'NUL', 'com1', 'a', 'B', '字', '😀', '.exe', '.png', '~', '$', '\u3000', '\u00A0'],
].flat();
const NAME = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 300 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

const HEADS = [
  ...OTHER_HEADS.map(([, , head]) => head),
  pngHead(9),
  webpHead('VP8X', 9),
  gifHead(9, 9),
  heifHead('heic', 9, 9),
  turnedJpeg(9, 9, 6),
];
/** Random, and what begins as something and goes on otherwise. */
const CONTENT = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc
    .tuple(fc.constantFrom(...HEADS), fc.nat(), fc.uint8Array({ maxLength: 80 }))
    .map(([head, at, noise]) => {
      const bytes = Uint8Array.from(Buffer.concat([head, noise]));
      bytes.set(noise.subarray(0, bytes.length), at % (bytes.length - noise.length + 1));
      return bytes;
    }),
);

describe('files', () => {
  it('[FILE-33] whatever it was, a name is one that every system takes, and stays as it is', () => {
    fc.assert(
      fc.property(NAME, (text) => {
        const name = cleanFileName(text);
        expect(name).not.toBe('');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(FILE_NAME_BYTES_MAX);
        expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069/\\<>:"|?*]/u);
        expect(name).not.toMatch(/^[. ]|[. ]$/);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i);
        expect(cleanFileName(name)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[FILE-30] [FILE-31] whatever the bytes, a type is one of a closed list', () => {
    const types = new Set([
      ...OTHER_HEADS.map(([type]) => type),
      ...['png', 'jpeg', 'gif', 'webp', 'avif', 'heic', 'bmp'].map((kind) => `image/${kind}`),
      'application/octet-stream',
      'video/3gpp',
    ]);
    fc.assert(
      fc.property(CONTENT, NAME, fc.nat(100), (head, name, more) => {
        const { type, pixels } = fileContentOf(head, head.length + more, name);
        expect(types).toContain(type);
        expect(contentTypeOf(type)).not.toMatch(/\/(?:html|xml|xhtml|svg|javascript|css)|\+xml/);
        if (pixels !== null) expect(isShownInPlace(type)).toBe(true);
        if (type.startsWith('image/')) expect(pixels?.width).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
