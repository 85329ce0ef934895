/** The audit log in the database. Nothing here changes a row. */
import type { AuditEvent } from '../../../lib/core/audit.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { AuditEntry, AuditLog, AuditQuery, NewAuditEntry } from '../../account-store.ts';
import type { Database } from './database.ts';

export class PrismaAudit implements AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async append(entry: NewAuditEntry): Promise<void> {
    const data = { ...entry, atMs: BigInt(entry.atMs) };
    await this.#database.run((client) =>
      client.auditEntry.create({ data, select: { number: true } }),
    );
  }

  async forget(beforeMs: number): Promise<number> {
    const { count } = await this.#database.run((client) =>
      client.auditEntry.deleteMany({ where: { atMs: { lt: BigInt(beforeMs) } } }),
    );
    return count;
  }

  async list(query: AuditQuery): Promise<readonly AuditEntry[]> {
    const { events, actorId, subjectId, fromMs, untilMs, beforeNumber, limit } = query;
    const rows = await this.#database.run((client) =>
      client.auditEntry.findMany({
        where: {
          ...(events.length === 0 ? {} : { event: { in: [...events] } }),
          ...(actorId === undefined ? {} : { actorId }),
          ...(subjectId === undefined ? {} : { subjectId }),
          ...(beforeNumber === undefined ? {} : { number: { lt: beforeNumber } }),
          atMs: {
            ...(fromMs === undefined ? {} : { gte: BigInt(fromMs) }),
            ...(untilMs === undefined ? {} : { lt: BigInt(untilMs) }),
          },
        },
        orderBy: { number: 'desc' },
        take: limit,
      }),
    );
    return rows.map((row) => ({
      ...row,
      atMs: Number(row.atMs),
      event: row.event as AuditEvent,
      actorId: row.actorId as PersonId | null,
    }));
  }
}
