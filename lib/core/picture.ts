/** What bytes say of a picture themselves. Reads its head only, and believes no name and no header. */

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export interface PictureHead {
  readonly type: PictureType;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** @returns null: neither PNG, JPEG nor WebP, or cut before it says how large it is. */
export function pictureHeadOf(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngHead(view) ?? jpegHead(view) ?? webpHead(view);
  } catch (error) {
    if (error instanceof RangeError) return null; // it ends too early
    throw error;
  }
}

/** PNG, third edition, sections 5.2 and 11.2.1: the signature, then IHDR before anything else. */
function pngHead(view: DataView): PictureHead | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (view.getUint32(8) !== 13 || textAt(view, 12) !== 'IHDR') return null;
  return { type: 'image/png', widthPixels: view.getUint32(16), heightPixels: view.getUint32(20) };
}

const START_OF_IMAGE = 0xffd8;
/** Huffman tables, a reserved number, and arithmetic conditioning lie among the frame headers. */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

/** ITU-T T.81, annex B: segments of a marker and a length, until one begins the frame. */
function jpegHead(view: DataView): PictureHead | null {
  if (view.getUint16(0) !== START_OF_IMAGE) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes may stand before a marker
      continue;
    }
    // The data itself begins, or the picture ends, without a frame header before it.
    if (marker === 0xda || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9)) return null;
    if (marker <= 0xcf && !NO_FRAMES.has(marker)) {
      const [heightPixels, widthPixels] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { type: 'image/jpeg', widthPixels, heightPixels };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

/** RFC 9649, section 2: a RIFF container, whose first chunk says how large the picture is. */
function webpHead(view: DataView): PictureHead | null {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return null;
  const size = webpSize(view, textAt(view, 12));
  if (size === null) return null;
  return { type: 'image/webp', widthPixels: size[0], heightPixels: size[1] };
}

function webpSize(view: DataView, chunk: string): readonly [width: number, height: number] | null {
  switch (chunk) {
    case 'VP8 ': {
      // RFC 6386, section 9.1: three bytes, the start code, then 14 bits for each side.
      if (view.getUint16(23) !== 0x9d01 || view.getUint8(25) !== 0x2a) return null;
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    }
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    case 'VP8X':
      return [uint24(view, 24) + 1, uint24(view, 27) + 1];
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
