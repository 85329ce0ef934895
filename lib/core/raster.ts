/** Pictures that a document may hold: of more kinds than those of people, and as they are shown. */
import { PICTURE_TYPES, pictureHeadOf } from './picture.ts';

const OTHER_TYPES = ['image/gif', 'image/bmp', 'image/avif', 'image/heic'] as const;
export type RasterType = (typeof PICTURE_TYPES)[number] | (typeof OTHER_TYPES)[number];

export interface RasterHead {
  readonly type: RasterType;
  /** Upright. */
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const RASTER_TYPES: ReadonlySet<string> = new Set([...PICTURE_TYPES, ...OTHER_TYPES]);

export function isRasterType(type: string): boolean {
  return RASTER_TYPES.has(type);
}

/** @returns null: no picture, or one whose head does not say how large it is. */
export function rasterHeadOf(bytes: Uint8Array): RasterHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head =
    pictureHeadOf(bytes) ?? orNull(() => gifHead(view) ?? bmpHead(view) ?? isoHead(view));
  if (head === null || head.widthPixels === 0 || head.heightPixels === 0) return null;
  return head.type === 'image/jpeg' && isTurnedJpeg(view) ? turned(head) : head;
}

/** What ends too early says nothing. */
function orNull<Found>(read: () => Found | null): Found | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function turned({ type, widthPixels, heightPixels }: RasterHead): RasterHead {
  return { type, widthPixels: heightPixels, heightPixels: widthPixels };
}

/** GIF89a, section 18: the logical screen. */
function gifHead(view: DataView): RasterHead | null {
  if (!/^GIF8[79]a$/.test(textAt(view, 0, 6))) return null;
  return {
    type: 'image/gif',
    widthPixels: view.getUint16(6, true),
    heightPixels: view.getUint16(8, true),
  };
}

/** BITMAPINFOHEADER and its successors; two letters alone would be any text. */
const BITMAP_HEADERS = new Set([40, 52, 56, 64, 108, 124]);

function bmpHead(view: DataView): RasterHead | null {
  const isBitmap = textAt(view, 0, 2) === 'BM' && view.getUint32(6, true) === 0;
  if (!isBitmap || !BITMAP_HEADERS.has(view.getUint32(14, true))) return null;
  return {
    type: 'image/bmp',
    widthPixels: Math.abs(view.getInt32(18, true)),
    heightPixels: Math.abs(view.getInt32(22, true)), // negative: the top row comes first
  };
}

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']);

/** ISO/IEC 23008-12: the largest of the items in it; the others are its tiles and its thumbnail. */
function isoHead(view: DataView): RasterHead | null {
  const brands = isoBrandsOf(view);
  const isAvif = brands.includes('avif');
  if (!isAvif && !brands.some((brand) => HEIC_BRANDS.has(brand))) return null;
  let [widthPixels, heightPixels, isTurned] = [0, 0, false];
  for (const property of propertiesOf(view)) {
    if (property.type === 'irot') isTurned ||= (view.getUint8(property.from) & 1) === 1;
    if (property.type !== 'ispe') continue;
    const [width, height] = [view.getUint32(property.from + 4), view.getUint32(property.from + 8)];
    if (width * height > widthPixels * heightPixels) [widthPixels, heightPixels] = [width, height];
  }
  const head = { type: isAvif ? 'image/avif' : 'image/heic', widthPixels, heightPixels } as const;
  return isTurned ? turned(head) : head;
}

/** Of any file in boxes (ISO/IEC 14496-12, section 4.3), the major one first; none: it is no such. */
export function isoBrandsOf(view: DataView): readonly string[] {
  if (view.byteLength < 16 || textAt(view, 4, 4) !== 'ftyp') return [];
  const end = Math.min(view.getUint32(0), view.byteLength);
  const brands = [textAt(view, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(view, at, 4));
  return brands;
}

interface Box {
  readonly type: string;
  /** Of its content. */
  readonly from: number;
  readonly to: number;
}

function propertiesOf(view: DataView): Box[] {
  const inside = (boxes: readonly Box[], type: string, skipped: number): Box[] =>
    boxes
      .filter((box) => box.type === type)
      .flatMap(({ from, to }) => boxesIn(view, from + skipped, to));
  // Version and flags stand before what is in a `meta`.
  const meta = inside(boxesIn(view, 0, view.byteLength), 'meta', 4);
  return inside(inside(meta, 'iprp', 0), 'ipco', 0);
}

function boxesIn(view: DataView, from: number, to: number): Box[] {
  const end = Math.min(to, view.byteLength);
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= end;) {
    const size = view.getUint32(at);
    boxes.push({ type: textAt(view, at + 4, 4), from: at + 8, to: size === 0 ? end : at + size });
    if (size < 8) break; // to the end, or longer than any head
    at += size;
  }
  return boxes;
}

/** CIPA DC-008 (Exif), section 4.6.4: 5 to 8 are pictures that lie on one of their sides. */
function isTurnedJpeg(view: DataView): boolean {
  return (
    orNull(() => {
      for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
        const marker = view.getUint8(at + 1);
        if (marker >= 0xc0 && marker <= 0xda) return false; // the picture begins
        const isExif = marker === 0xe1 && textAt(view, at + 4, 6) === 'Exif\0\0';
        if (isExif) return orientationAt(view, at + 10) >= 5;
      }
      return false;
    }) === true
  );
}

const ORIENTATION_TAG = 0x0112;

/** TIFF 6.0, section 2. */
function orientationAt(view: DataView, from: number): number {
  const isLittle = textAt(view, from, 2) === 'II';
  const directory = from + view.getUint32(from + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let n = 0; n < count; n++) {
    const entry = directory + 2 + 12 * n;
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue;
    const orientation = view.getUint16(entry + 8, isLittle);
    return orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** Byte for byte, as Latin-1. @throws RangeError. */
export function textAt(view: DataView, at: number, length: number): string {
  let text = '';
  for (let n = 0; n < length; n++) text += String.fromCharCode(view.getUint8(at + n));
  return text;
}
