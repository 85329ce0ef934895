/** What the snapshot worker and its threads say to each other. */
import type { Limits } from '../../lib/core/limits.ts';
import type { CompactedState, CompactionSource, UnpackedSnapshot } from '../ports.ts';

export type SnapshotTask =
  | { readonly is: 'compact'; readonly source: CompactionSource; readonly limits: Limits }
  | {
      readonly is: 'unpack';
      readonly state: Uint8Array<ArrayBufferLike>;
      readonly sidecar: Uint8Array<ArrayBufferLike> | null;
    };

export interface SnapshotResults {
  readonly compact: CompactedState;
  readonly unpack: UnpackedSnapshot;
}

/** Of parts that have a buffer of their own; a slice of a shared one must stay. */
export function ownBuffers(parts: readonly (Uint8Array | null)[]): ArrayBuffer[] {
  return parts.flatMap((part) =>
    part !== null && part.length === part.buffer.byteLength && part.buffer instanceof ArrayBuffer
      ? [part.buffer]
      : [],
  );
}
