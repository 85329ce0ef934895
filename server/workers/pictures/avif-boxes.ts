/**
 * An AVIF without what is said about it. Its parts are found by their place in the file, so nothing
 * moves: what goes is overwritten with zeros, in a box that says it is free. ISO/IEC 14496-12
 * (boxes, `meta`) and 23008-12 (items).
 */
import { textAt, viewOf } from './byte-text.ts';

const BOX_HEAD_BYTES = 8;
const LONG_BOX_HEAD_BYTES = 16;
/** Version and flags. */
const FULL_BYTES = 4;
const ITEM_TYPE_BYTES = 4;

const KEPT_BOXES = new Set(['ftyp', 'meta', 'mdat']);
const KEPT_IN_META = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'grpl']);
/** Pixels, and how pictures are put together of others. Not `Exif`, and not XMP, which is `mime`. */
const KEPT_ITEMS = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap']);
/** Descriptions, and the times when it was made and changed. */
const UNWANTED_PROPERTIES = new Set(['udes', 'crtt', 'mdft', 'uuid']);

interface Box {
  readonly type: string;
  readonly at: number;
  readonly contentAt: number;
  readonly end: number;
}

interface Span {
  readonly at: number;
  readonly end: number;
}

/** @returns the parts to write one after the other; null: this is built in some other way. */
export function avifWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  const clean = bytes.slice();
  try {
    const boxes = boxesIn(clean, 0, clean.length);
    const meta = boxes.find(({ type }) => type === 'meta');
    if (meta === undefined) return null;
    const inMeta = boxesIn(clean, meta.contentAt + FULL_BYTES, meta.end);
    const { wanted, unwanted } = spansOf(clean, inMeta);
    for (const box of boxes) if (!KEPT_BOXES.has(box.type)) free(clean, box);
    for (const box of inMeta) if (!KEPT_IN_META.has(box.type)) free(clean, box);
    for (const box of propertiesIn(clean, inMeta)) {
      if (UNWANTED_PROPERTIES.has(box.type)) free(clean, box);
    }
    for (const { at, end } of unwanted) clean.fill(0, at, end);
    for (const box of boxes) if (box.type === 'mdat') clearBetween(clean, box, wanted);
  } catch (error) {
    if (error instanceof RangeError) return null; // a number that leads out of the file
    throw error;
  }
  return [clean];
}

/** Films of this kind are not pictures to libvips: it would show their first frame. */
export function isAvifFilm(bytes: Uint8Array): boolean {
  const length = bytes.length < BOX_HEAD_BYTES ? 0 : viewOf(bytes).getUint32(0);
  for (let at = BOX_HEAD_BYTES; at + 4 <= Math.min(length, bytes.length); at += 4) {
    if (textAt(bytes, at) === 'avis') return true;
  }
  return false;
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    const short = view.getUint32(at);
    const isLong = short === 1;
    const length = isLong ? Number(view.getBigUint64(at + BOX_HEAD_BYTES)) : short;
    const headBytes = isLong ? LONG_BOX_HEAD_BYTES : BOX_HEAD_BYTES;
    const end = short === 0 ? to : at + length;
    if (end > to || end < at + headBytes) throw new RangeError('a box ends outside of its own');
    boxes.push({ type: textAt(bytes, at + 4), at, contentAt: at + headBytes, end });
    at = end;
  }
  return boxes;
}

/** Its length stays, and with it the place of all that follows. */
function free(bytes: Uint8Array, { at, contentAt, end }: Box): void {
  bytes.set(codesOf('free'), at + 4);
  bytes.fill(0, contentAt, end);
}

/** What no picture is made of, whatever it is. */
function clearBetween(bytes: Uint8Array, { contentAt, end }: Box, wanted: readonly Span[]): void {
  let from = contentAt;
  for (const span of wanted.toSorted((a, b) => a.at - b.at)) {
    if (span.at > from) bytes.fill(0, from, Math.min(span.at, end));
    from = Math.max(from, span.end);
  }
  if (from < end) bytes.fill(0, from, end);
}

function propertiesIn(bytes: Uint8Array, inMeta: readonly Box[]): Box[] {
  return inMeta
    .filter(({ type }) => type === 'iprp')
    .flatMap(({ contentAt, end }) => boxesIn(bytes, contentAt, end))
    .filter(({ type }) => type === 'ipco')
    .flatMap(({ contentAt, end }) => boxesIn(bytes, contentAt, end));
}

/** Where pixels lie, and where what has to go; the entries of the latter say `free` from now on. */
function spansOf(
  bytes: Uint8Array,
  inMeta: readonly Box[],
): { readonly wanted: readonly Span[]; readonly unwanted: readonly Span[] } {
  const [info, places] = ['iinf', 'iloc'].map((name) => inMeta.find(({ type }) => type === name));
  if (info === undefined || places === undefined) throw new RangeError('items without a place');
  const kept = clearEntries(bytes, info);
  const data = inMeta.find(({ type }) => type === 'idat');
  const [wanted, unwanted]: [Span[], Span[]] = [[], []];
  for (const { id, span } of placesOf(bytes, places, data?.contentAt ?? null)) {
    (kept.has(id) ? wanted : unwanted).push(span);
  }
  return { wanted, unwanted };
}

/** @returns the items that stay. */
function clearEntries(bytes: Uint8Array, info: Box): Set<number> {
  const kept = new Set<number>();
  const view = viewOf(bytes);
  const countBytes = view.getUint8(info.contentAt) === 0 ? 2 : 4;
  for (const entry of boxesIn(bytes, info.contentAt + FULL_BYTES + countBytes, info.end)) {
    const version = view.getUint8(entry.contentAt);
    if (entry.type !== 'infe' || version < 2) throw new RangeError('an item of an unknown kind');
    const idBytes = version === 2 ? 2 : 4;
    const idAt = entry.contentAt + FULL_BYTES;
    const typeAt = idAt + idBytes + 2; // an index of protection lies between them
    if (KEPT_ITEMS.has(textAt(bytes, typeAt))) kept.add(uint(view, idAt, idBytes));
    else bytes.set(codesOf('free'), typeAt);
    bytes.fill(0, typeAt + ITEM_TYPE_BYTES, entry.end); // its name, and of `mime` what it holds
  }
  return kept;
}

interface Place {
  readonly id: number;
  readonly span: Span;
}

/** `iloc`: numbers whose widths stand before them. */
function placesOf(bytes: Uint8Array, box: Box, dataAt: number | null): Place[] {
  const reader = new Reader(viewOf(bytes), box.contentAt);
  const version = reader.uint(1);
  reader.uint(3);
  const [widths, moreWidths] = [reader.uint(1), reader.uint(1)];
  const [offsetBytes, lengthBytes] = [widths >> 4, widths & 0xf];
  const [baseBytes, indexBytes] = [moreWidths >> 4, version === 0 ? 0 : moreWidths & 0xf];
  const places: Place[] = [];
  for (let left = reader.uint(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const id = reader.uint(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : reader.uint(2) & 0xf;
    reader.uint(2);
    const base = reader.uint(baseBytes);
    for (let extents = reader.uint(2); extents > 0; extents -= 1) {
      reader.uint(indexBytes);
      const offset = base + reader.uint(offsetBytes);
      const length = reader.uint(lengthBytes);
      if (method > 1 || (method === 1 && dataAt === null)) throw new RangeError('no such place');
      const at = method === 1 ? (dataAt ?? 0) + offset : offset;
      if (length === 0 || at + length > bytes.length) throw new RangeError('outside of the file');
      places.push({ id, span: { at, end: at + length } });
    }
  }
  return places;
}

class Reader {
  readonly #view: DataView;
  #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  uint(bytes: number): number {
    const value = uint(this.#view, this.#at, bytes);
    this.#at += bytes;
    return value;
  }
}

function uint(view: DataView, at: number, bytes: number): number {
  let value = 0;
  for (let offset = 0; offset < bytes; offset += 1)
    value = value * 256 + view.getUint8(at + offset);
  return value;
}

function codesOf(text: string): number[] {
  return [...text].map((char) => char.charCodeAt(0));
}
