/**
 * `npm run reset-password -- EMAIL`: a one-time link to choose a new password, for whoever is at
 * the machine. Needs the data folder only, and may run beside a server.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEmail } from '../../lib/core/account.ts';
import { machineClock, machineRandom } from '../adapters/machine.ts';
import { PrismaAccounts } from '../adapters/prisma/accounts.ts';
import { databaseFile } from '../adapters/prisma/data-folder.ts';
import { SqliteDatabase } from '../adapters/prisma/database.ts';
import { type Config, readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { makeReset } from '../services/accounts/resets.ts';

export type ResetConfig = Pick<Config, 'dataFolder' | 'publicOrigin' | 'port' | 'limits'>;

/** @returns the sentence to print. @throws Error with a sentence that names the cure. */
export async function resetPassword(
  { dataFolder, publicOrigin, port, limits }: ResetConfig,
  given: string | undefined,
): Promise<string> {
  const email = parseEmail(given ?? '');
  if (email === null) throw new Error('Say whose: npm run reset-password -- ada@example.org');
  const file = databaseFile(dataFolder);
  if (!existsSync(file)) {
    throw new Error(
      `There is no database at ${resolve(file)}. Set SHEAF_DATA to the data folder of the server.`,
    );
  }
  const database = new SqliteDatabase(file, openLog('error'));
  try {
    const store = new PrismaAccounts(database);
    const member = await store.find('member', [{ field: 'email', is: 'equal', value: email }]);
    if (member === null) throw new Error(`There is no account with the address ${email}.`);
    if (member.disabledAtMs !== null) {
      throw new Error(`The account of ${email} is disabled. An operator can enable it again.`);
    }
    const needs = { store, random: machineRandom, clock: machineClock, limits };
    const token = await makeReset(needs, member.id);
    const origin = publicOrigin ?? `http://localhost:${port}`;
    return `Open ${origin}/reset/${token} within ${limits.resetHours} hours and choose a new password. Until then the old one works.`;
  } finally {
    await database.close();
  }
}

if (import.meta.main) {
  try {
    const config = readConfig();
    if (!config.ok) throw new Error(config.why.join('\n'));
    process.stdout.write(`${await resetPassword(config.value, process.argv[2])}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`No link was made. ${why}\n`);
    process.exitCode = 1;
  }
}
