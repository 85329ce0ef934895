/** What a page shows of an open document, put together from the facts of its parts. */
import { changeCount, isAllStored } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { saveStateOf } from './save-state.ts';
import type { ReadOnlyReason, SaveState } from './save-state.ts';
import { FAULTS } from '../core/faults.ts';
import type { FaultCode } from '../core/faults.ts';
import { may } from '../core/policy.ts';
import type { Role } from '../core/policy.ts';

export interface Standing {
  readonly role: Role;
  /** Why the role is less than the link gives, or why saving waits; null: all is well. */
  readonly reason: FaultCode | null;
}

/** Why nothing can be written here; null: it can. */
export function readOnlyReason(standing: Standing, ended: FaultCode | null): ReadOnlyReason | null {
  if (ended !== null) return ended;
  const { role, reason } = standing;
  if (may(role, 'edit')) return null;
  return reason !== null && !FAULTS[reason].retry ? reason : 'view_only';
}

export interface SaveSources {
  readonly ledger: Ledger;
  readonly standing: Standing;
  readonly ended: FaultCode | null;
  /** null: the link is up. */
  readonly downSinceMs: number | null;
  readonly savedAtMs: number | null;
  readonly keptCount: number;
  readonly unkeptSinceMs: number | null;
  readonly hasKeepingFailed: boolean;
}

export function saveStateFrom(sources: SaveSources, nowMs: number): SaveState {
  const { ledger, standing, ended, downSinceMs } = sources;
  const isWaiting = standing.reason !== null && FAULTS[standing.reason].retry;
  return saveStateOf(
    {
      link: downSinceMs === null ? { is: 'up' } : { is: 'down', sinceMs: downSinceMs },
      changeCount: changeCount(ledger),
      oldestAtMs: ledger.changes[0]?.atMs ?? null,
      isAllStored: isAllStored(ledger),
      savedAtMs: sources.savedAtMs,
      keptCount: sources.keptCount,
      unkeptSinceMs: sources.unkeptSinceMs,
      hasKeepingFailed: sources.hasKeepingFailed,
      waitingFor: isWaiting ? standing.reason : null,
      readOnly: readOnlyReason(standing, ended),
    },
    nowMs,
  );
}

/** Equal facts are the same object to `useSyncExternalStore`. */
export function isSameSave(a: SaveState, b: SaveState): boolean {
  const left: Readonly<Record<string, unknown>> = { ...a };
  const right: Readonly<Record<string, unknown>> = { ...b };
  return (
    Object.keys(left).length === Object.keys(right).length &&
    Object.entries(left).every(([name, value]) => right[name] === value)
  );
}
