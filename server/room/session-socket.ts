/** A session's socket as the engine sees it: ready frames out, reading paused or not. */
import type { FaultCode } from '../../lib/core/faults.ts';

/** Reading goes on once no reason is left. */
export type PauseReason = 'session' | 'storage';

export interface SessionSocket {
  /** Ready RFC 6455 frames, in one system call. A socket that is gone swallows them. */
  write(frames: readonly Uint8Array[]): void;
  /** Written but not yet taken by the network. */
  readonly bufferedBytes: number;
  /** Calls `run` once, as soon as no more than `bytes` are buffered; a later call replaces it. */
  whenBelow(bytes: number, run: () => void): void;
  setReading(isPaused: boolean, reason: PauseReason): void;
  ping(): void;
  /** The fault code travels as the close reason: Sheaf's own client knows the sentence to say. */
  close(code: number, reason: FaultCode): void;
}
