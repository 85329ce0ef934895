/** One page of what lies in a bucket, as ListObjectsV2 answers it. */
import { type FileHash, parseFileHash } from '../../../lib/core/file.ts';
import type { StoredBytes } from '../../file-ports.ts';

/** The same as in the data folder, so that the one can be copied to the other. */
export const KEY_PREFIX = 'files/';

export interface ListPage {
  /** Without what is no file of ours. */
  readonly files: readonly StoredBytes[];
  /** What to ask the next page with; null: this was the last. */
  readonly next: string | null;
}

export function keyOf(hash: FileHash): string {
  return `${KEY_PREFIX}${hash.slice(0, 2)}/${hash.slice(2)}`;
}

/** null: this is no such page. */
export function parseListPage(xml: string): ListPage | null {
  const isTruncated = element(xml, 'IsTruncated');
  if (!xml.includes('<ListBucketResult') || isTruncated === null) return null;
  const files: StoredBytes[] = [];
  for (const [, entry = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const hash = hashOf(element(entry, 'Key') ?? '');
    if (hash === null) continue;
    const bytes = Number(element(entry, 'Size') ?? Number.NaN);
    const atMs = Date.parse(element(entry, 'LastModified') ?? '');
    if (!Number.isSafeInteger(bytes) || Number.isNaN(atMs)) return null;
    files.push({ hash, bytes, atMs });
  }
  const next = isTruncated === 'true' ? element(xml, 'NextContinuationToken') : null;
  return isTruncated === 'true' && !next ? null : { files, next };
}

function hashOf(key: string): FileHash | null {
  const [, folder, name] = /^files\/([^/]{2})\/([^/]{62})$/.exec(key) ?? [];
  return parseFileHash(`${folder}${name}`);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Text alone, which is all that is wanted here: no attributes, nothing nested. */
function element(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  if (text === undefined) return null;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, entity?: string) => {
      if (entity !== undefined) return ENTITIES.get(entity) ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    },
  );
}
