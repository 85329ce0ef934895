/** Who has an account here, in the database. */
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Directory, DirectoryEntry } from '../../asking-ports.ts';
import type { Database } from './database.ts';
import { select } from './select.ts';
import { profileOf } from './sharing.ts';

/**
 * Reads the members once from end to end, and they are hundreds, not millions. SQLite's LIKE knows
 * upper and lower case of ASCII only, so names are compared with the ways people write one.
 */
const SEARCH = `
  SELECT "id", "email", "name", "hue" FROM (
    SELECT "Member"."id", "email", "name", "hue",
      ("name" LIKE ? ESCAPE '\\' OR "name" LIKE ? ESCAPE '\\' OR "email" LIKE ? ESCAPE '\\')
        AS "begins",
      ("name" LIKE ? ESCAPE '\\' OR "name" LIKE ? ESCAPE '\\') AS "contains"
    FROM "Member" LEFT JOIN "Person" ON "Person"."id" = "Member"."id"
    WHERE "disabledAtMs" IS NULL)
  WHERE "begins" OR "contains"
  ORDER BY coalesce("begins", 0) DESC, lower(coalesce("name", '')), "email"
  LIMIT ?`;

export class PrismaDirectory implements Directory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async search(text: string, limit: number): Promise<readonly DirectoryEntry[]> {
    type Row = readonly [PersonId, email: string, name: string | null, hue: number | null];
    const lower = text.toLowerCase();
    const title = lower.replace(/^./u, (letter) => letter.toUpperCase());
    const [plain, titled] = [escaped(lower), escaped(title)];
    const values = [`${plain}%`, `${titled}%`, `${plain}%`, `%${plain}%`, `%${titled}%`];
    const rows = await this.#database.run((_client, connection) =>
      select<Row>(connection, SEARCH, ...values, limit),
    );
    return rows.map(([personId, email, name, hue]) => ({
      personId,
      email,
      profile: profileOf(name, hue),
    }));
  }
}

/** Its own % and _ stand for themselves. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
