/** A document's state and what is known of it as they lie on the disk. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import * as Y from 'yjs';
import { stateToV1 } from './state-to-v1.ts';

/** 3 is zstd's own default: higher ones take several times as long for some percent. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** In a buffer of its own, which can change hands. */
export function pack(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zstdCompressSync(bytes, OPTIONS));
}

export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zstdDecompressSync(packed));
}

export function packState(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return pack(Y.encodeStateAsUpdateV2(doc));
}

/** As an update V1, the form in which it goes to clients. */
export function unpackState(state: Uint8Array): Uint8Array {
  return stateToV1(zstdDecompressSync(state));
}
