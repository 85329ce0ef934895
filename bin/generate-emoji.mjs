/** Writes the lists of emoji the editor offers, one for each language: `npm run emoji`. */
import { writeFileSync } from 'node:fs';
import { emojiRows } from './steps/emoji-rows.mjs';
import { at } from './steps/project.mjs';
import { say } from './steps/terminal.mjs';

for (const language of /** @type {const} */ (['en', 'zh'])) {
  const rows = emojiRows(language);
  const file = at('app', 'd', '[documentId]', '_editor', 'emoji', `${language}.json`);
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  say(`${rows.length} emoji, ${language}.`);
}
