/** How files of every kind begin. */
import { jpegHead } from './pictures.ts';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const big = (value: number, bytes: number) =>
  String.fromCharCode(
    ...Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 0xff),
  );
const little = (value: number, bytes: number) => [...big(value, bytes)].toReversed().join('');
const box = (type: string, content: string) => big(8 + content.length, 4) + type + content;

export const gifHead = (width: number, height: number, after = '') =>
  latin(`GIF89a${little(width, 2)}${little(height, 2)}${after}`);

export const bmpHead = (width: number, height: number) =>
  latin(
    `BM${little(70, 4)}${little(0, 4)}${little(54, 4)}${little(40, 4)}` +
      little(width, 4) +
      little(height >>> 0, 4),
  );

/** As a camera makes them: tiles, the picture, a thumbnail, and perhaps how it is turned. */
export function heifHead(
  brand: 'avif' | 'heic',
  width: number,
  height: number,
  quarterTurns = 0,
): Uint8Array {
  const ispe = (wide: number, high: number) => box('ispe', big(0, 4) + big(wide, 4) + big(high, 4));
  const properties =
    ispe(8, 8) + ispe(width, height) + ispe(4, 4) + box('irot', big(quarterTurns, 1));
  const meta = big(0, 4) + box('hdlr', 'pict') + box('iprp', box('ipco', properties));
  return latin(box('ftyp', `mif1${big(0, 4)}mif1${brand}`) + box('meta', meta));
}

/** What a camera writes that was held upright (6), or was not (1). */
export function turnedJpeg(width: number, height: number, orientation: number): Uint8Array {
  const entry = little(0x0112, 2) + little(3, 2) + little(1, 4) + little(orientation, 4);
  const exif = `Exif\0\0II*\0${little(8, 4)}${little(1, 2)}${entry}${little(0, 4)}`;
  const segment = latin(`\xff\xe1${big(2 + exif.length, 2)}${exif}`);
  return jpegHead(width, height, [...segment]);
}

/** Two frames of 128 kbit/s at 44.1 kHz. */
const MP3 = `\xff\xfb\x90\0${'\0'.repeat(413)}\xff\xfb\x90\0`;

/** No pictures: their type, what they are called, and how they begin. */
export const OTHER_HEADS: readonly (readonly [type: string, name: string, head: Uint8Array])[] = [
  ['application/pdf', 'a.pdf', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3')],
  ['video/mp4', 'a.mp4', latin(box('ftyp', `isom${big(512, 4)}isomiso2mp41`))],
  ['video/quicktime', 'a.mov', latin(box('ftyp', `qt  ${big(512, 4)}qt  `))],
  ['audio/mp4', 'a.m4a', latin(box('ftyp', `M4A ${big(512, 4)}M4A mp42`))],
  ['video/webm', 'a.webm', latin('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
  ['audio/mpeg', 'a.mp3', latin('ID3\x04\0\0\0\0\x02\x11')],
  ['audio/mpeg', 'b.mp3', latin(MP3)],
  ['audio/wav', 'a.wav', latin('RIFF\x24\0\0\0WAVEfmt ')],
  ['audio/ogg', 'a.ogg', latin('OggS\0\x02\0\0\0\0\0\0\0\0OpusHead')],
  ['video/ogg', 'a.ogv', latin('OggS\0\x02\0\0\0\0\0\0\0\0\x80theora')],
  ['audio/flac', 'a.flac', latin('fLaC\0\0\0\x22')],
  ['application/gzip', 'a.tar.gz', latin('\x1f\x8b\x08\0\0')],
  ['application/zip', 'a.zip', latin('PK\x03\x04\x14\0')],
  ['application/zip', 'a.docm', latin('PK\x03\x04\x14\0')],
  ['application/zip', 'empty.zip', latin('PK\x05\x06\0\0')],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'a.DOCX',
    latin('PK\x03\x04\x14\0'),
  ],
  ['application/vnd.oasis.opendocument.text', 'a.odt', latin('PK\x03\x04\x14\0')],
  ['text/plain', 'a.txt', latin('plain words\r\n\tand a tab')],
  ['text/plain', 'no ending', Buffer.from('\ufeffWörter, 字')],
  ['text/csv', 'a.csv', latin('a,b\n1,2')],
  ['text/markdown', 'a.md', latin('# Title')],
  ['application/json', 'a.json', latin('{"a":1}')],
];

/** What would do something if a browser took it for what it is, or for what it is called. */
export const HOSTILE_FILES: readonly (readonly [
  what: string,
  name: string,
  content: Uint8Array,
])[] = [
  ['a page called a picture', 'cat.png', latin('<!doctype html><script>alert(1)</script>')],
  ['a page', 'page.html', latin('<html><body onload=alert(1)>')],
  [
    'an SVG with a script',
    'a.svg',
    latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['XML with a stylesheet', 'a.xml', latin('<?xml-stylesheet href="#x" type="text/xsl"?><a/>')],
  ['XHTML', 'a.xhtml', latin('<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>')],
  ['a script', 'a.js', latin('alert(1)')],
  ['a module', 'a.mjs', latin('export default 1')],
  ['a style', 'a.css', latin('@import "//evil.example"')],
  ['a page in UTF-16', 'a.html', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le')],
  ['a page in UTF-7', 'a.htm', latin('+ADw-script+AD4-alert(1)+ADw-/script+AD4-')],
  ['a program', 'a.exe', latin('MZ\x90\0\x03\0\0\0')],
  ['a program called a sheet', 'a.xlsx', latin('MZ\x90\0\x03\0\0\0')],
  ['nothing', 'empty.png', new Uint8Array(0)],
  ['a PNG of which only the name is there', 'a.png', latin('\x89PNG\r\n\x1a\n')],
  ['a manifest', 'a.webmanifest', latin('{"start_url":"//evil.example"}')],
  ['PostScript', 'a.ps', latin('%!PS-Adobe-3.0')],
  ['a page behind the mark of a PDF that comes late', 'a.pdf', latin('<script>1</script>%PDF-1.7')],
];

/** Draws as a picture, and would run as a script if it were asked to. */
export const GIF_SCRIPT = latin('GIF89a/*\x20\0\x80\0\0*/=1;alert(document.domain)');
