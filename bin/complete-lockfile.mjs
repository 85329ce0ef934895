/**
 * Adds what npm left out of package-lock.json: optional packages of platforms that the registry at
 * hand could not deliver. Without an entry for each of them `npm ci` refuses the lockfile.
 * Run it after every `npm install`; a complete lockfile stays as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLockfile } from './steps/lockfile.mjs';
import { at } from './steps/project.mjs';
import { say } from './steps/terminal.mjs';

const file = at('package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
const added = completeLockfile(lockfile);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
for (const path of added) say(`added ${path}`);
say(`${added.length} entries added, ${Object.keys(lockfile.packages).length} in all.`);
