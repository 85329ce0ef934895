/** What the save chip may say, decided from facts alone. */
import { assertNever } from '../std/assert.ts';
import type { FaultCode } from '../core/faults.ts';

/** The states of the save chip; each is said only while its condition holds. */
export type SaveState =
  /** Every local change is written to the server's disk. null: nothing was saved yet by this page. */
  | { readonly is: 'saved'; readonly atMs: number | null }
  /** Unacknowledged for less than `STILL_SAVING_MS`. */
  | { readonly is: 'saving' }
  /** Unacknowledged for longer, though connected. `reason`: what the server says of it. */
  | { readonly is: 'still-saving'; readonly changeCount: number; readonly reason: FaultCode | null }
  /** Disconnected with unsent changes, all of which this device has written down. */
  | { readonly is: 'offline-kept'; readonly changeCount: number }
  /** Disconnected with unsent changes that closing the page would lose. */
  | { readonly is: 'offline-not-stored'; readonly changeCount: number }
  /** Disconnected, nothing unsent. */
  | { readonly is: 'reconnecting' }
  /** The server said why nothing more can be written here. */
  | { readonly is: 'read-only'; readonly reason: FaultCode; readonly hasUnsentText: boolean };

/** Should leaving the page be questioned? `soft`: this device keeps the changes. */
export function needsLeaveGuard(save: SaveState): 'none' | 'soft' | 'hard' {
  switch (save.is) {
    case 'saved':
    case 'saving':
    case 'reconnecting':
      return 'none';
    case 'offline-kept':
      return 'soft';
    case 'still-saving':
    case 'offline-not-stored':
      return 'hard';
    case 'read-only':
      return save.hasUnsentText ? 'hard' : 'none';
    default:
      return assertNever(save);
  }
}
