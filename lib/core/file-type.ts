/**
 * What a file is, said by its first bytes. Neither its name nor who uploads it is believed; only
 * between kinds that begin alike, and of which none can do anything, its name chooses.
 */
import type { FileRecord } from './file.ts';
import { isoBrandsOf, isRasterType, rasterHeadOf, textAt } from './raster.ts';

export type FileContent = Pick<FileRecord, 'type' | 'pixels'>;

/** What may be anything; nobody opens it as something. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * Pages, SVG, XML and scripts are text like any other here: as such they do nothing.
 * @param bytes  of all of it; `head` is what it begins with.
 */
export function fileContentOf(head: Uint8Array, bytes: number, name: string): FileContent {
  const raster = rasterHeadOf(head);
  if (raster !== null) {
    const { type, widthPixels: width, heightPixels: height } = raster;
    return { type, pixels: { width, height } };
  }
  const type = signedTypeOf(head, endingOf(name)) ?? textTypeOf(head, bytes, endingOf(name));
  return { type: type ?? UNKNOWN_TYPE, pixels: null };
}

/** May a browser show it in its place? All else it may only save. */
export function isShownInPlace(type: string): boolean {
  return isRasterType(type) || type === 'application/pdf' || /^(?:audio|video)\//.test(type);
}

/** As a header has it: text is in UTF-8, or it would not have been called text. */
export function contentTypeOf(type: string): string {
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Of kinds that begin with a mark of their own. */
function signedTypeOf(head: Uint8Array, ending: string): string | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = textAt(view, 0, Math.min(head.length, 16));
  if (start.startsWith('%PDF-')) return 'application/pdf';
  if (start.startsWith('fLaC')) return 'audio/flac';
  if (start.startsWith('RIFF') && start.startsWith('WAVE', 8)) return 'audio/wav';
  if (start.startsWith('OggS')) return oggTypeOf(view);
  if (start.startsWith('\x1a\x45\xdf\xa3')) return webmTypeOf(view);
  if (start.startsWith('\x1f\x8b\x08')) return 'application/gzip';
  const isArchive = start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06');
  if (isArchive) return OFFICE_TYPES[ending] ?? 'application/zip';
  return isMp3(view, start) ? 'audio/mpeg' : isoTypeOf(isoBrandsOf(view));
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** All of them are ZIP archives. Those with macros stay what they begin as. */
const OFFICE_TYPES: Readonly<Record<string, string>> = {
  docx: `${OPEN_XML}.wordprocessingml.document`,
  xlsx: `${OPEN_XML}.spreadsheetml.sheet`,
  pptx: `${OPEN_XML}.presentationml.presentation`,
  odt: `${OPEN_DOCUMENT}.text`,
  ods: `${OPEN_DOCUMENT}.spreadsheet`,
  odp: `${OPEN_DOCUMENT}.presentation`,
  epub: 'application/epub+zip',
};

/** The first packet of a stream says which it is; pictures that move lie beside sound. */
function oggTypeOf(view: DataView): string {
  const streams = textAt(view, 0, Math.min(view.byteLength, 512));
  return streams.includes('\x80theora') ? 'video/ogg' : 'audio/ogg';
}

/** RFC 8794: of the documents in EBML browsers play one. */
function webmTypeOf(view: DataView): string | null {
  const header = textAt(view, 0, Math.min(view.byteLength, 64));
  return /\x42\x82.webm/s.test(header) ? 'video/webm' : null;
}

const ISO_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^M4[AB] $/, 'audio/mp4'],
  [/^qt {2}$/, 'video/quicktime'],
  [/^3g[2p]/, 'video/3gpp'],
  [/^(?:iso[m2-9]|mp4[12]|avc1|dash|M4V |MSNV|f4v )$/, 'video/mp4'],
];

function isoTypeOf([major = '']: readonly string[]): string | null {
  return ISO_TYPES.find(([brand]) => brand.test(major))?.[1] ?? null;
}

/** Either a tag (ID3v2, section 3.1), or two frames one right behind the other. */
function isMp3(view: DataView, start: string): boolean {
  // oxlint-disable-next-line no-control-regex -- bytes, not text
  if (/^ID3[\x02-\x04][^\xff].[\x00-\x7f]{4}/s.test(start)) return true;
  const first = mp3FrameBytes(view, 0);
  return first !== null && mp3FrameBytes(view, first) !== null;
}

const KBITS = {
  1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const HERTZ = [44_100, 48_000, 32_000] as const;

/** ISO/IEC 11172-3, section 2.4.1.3, and 13818-3 for lower rates. */
function mp3FrameBytes(view: DataView, at: number): number | null {
  if (at + 4 > view.byteLength) return null;
  const [sync, kind, rate] = [view.getUint16(at), view.getUint8(at + 1), view.getUint8(at + 2)];
  const [version, layer] = [(kind >> 3) & 3, (kind >> 1) & 3];
  // Version 1 of 3 is not used; layer 1 of 3 is called the third.
  if (sync < 0xffe0 || version === 1 || layer !== 1) return null;
  const kbits = KBITS[version === 3 ? 1 : 2][(rate >> 4) - 1];
  const hertz = HERTZ[(rate >> 2) & 3];
  if (kbits === undefined || hertz === undefined) return null;
  const slower = version === 3 ? 1 : version === 2 ? 2 : 4;
  const samples = version === 3 ? 144 : 72;
  return Math.floor((samples * kbits * 1_000 * slower) / hertz) + ((rate >> 1) & 1);
}

const TEXT_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  md: 'text/markdown',
  markdown: 'text/markdown',
  json: 'application/json',
};

/** WHATWG MIME Sniffing, section 3: a binary data byte. */
// oxlint-disable-next-line no-control-regex -- bytes that no text has
const BINARY = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

function textTypeOf(head: Uint8Array, bytes: number, ending: string): string | null {
  if (head.length === 0) return null;
  try {
    // The head may end in the middle of a character.
    const stream = bytes > head.length;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream });
    if (BINARY.test(text)) return null;
  } catch {
    return null; // not UTF-8
  }
  return TEXT_TYPES[ending] ?? 'text/plain';
}
