/** The audit log without a disk, for tests. */
import type { AuditEntry, AuditLog, AuditQuery, NewAuditEntry } from '../../account-store.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryAudit implements AuditLog {
  readonly #tables: MemoryTables;
  #lastNumber = 0;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async append(entry: NewAuditEntry): Promise<void> {
    this.#lastNumber += 1;
    this.#tables.audit.push({ ...entry, number: this.#lastNumber });
  }

  async forget(beforeMs: number): Promise<number> {
    const { audit } = this.#tables;
    const kept = audit.filter(({ atMs }) => atMs >= beforeMs);
    return audit.splice(0, audit.length, ...kept).length - kept.length;
  }

  async list(query: AuditQuery): Promise<readonly AuditEntry[]> {
    return this.#tables.audit
      .filter((entry) => matches(entry, query))
      .toReversed()
      .slice(0, query.limit);
  }
}

function matches(entry: AuditEntry, query: AuditQuery): boolean {
  const { events, actorId = entry.actorId, subjectId = entry.subjectId } = query;
  const { fromMs = entry.atMs, untilMs = entry.atMs + 1, beforeNumber = Infinity } = query;
  return (
    (events.length === 0 || events.includes(entry.event)) &&
    entry.actorId === actorId &&
    entry.subjectId === subjectId &&
    entry.atMs >= fromMs &&
    entry.atMs < untilMs &&
    entry.number < beforeNumber
  );
}
