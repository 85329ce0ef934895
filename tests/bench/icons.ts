/** `npm run icons`: the icons of an installed app, drawn from app/icon.svg by a browser. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAPER } from '../../lib/core/theme.ts';
import { launchBrowser } from '../support/browser.ts';

const APP = fileURLToPath(new URL('../../app', import.meta.url));
const FOLDER = join(APP, '_ui', 'icons');

/** `part`: of the side that the mark takes. A mask may cut off a tenth at every edge. */
const ICONS = [
  { file: join(FOLDER, 'icon-192.png'), side: 192, part: 0.72 },
  { file: join(FOLDER, 'icon-512.png'), side: 512, part: 0.72 },
  { file: join(FOLDER, 'maskable-512.png'), side: 512, part: 0.54 },
  // Where the home screens of Apple look for it; they round its corners themselves.
  { file: join(APP, 'apple-icon.png'), side: 180, part: 0.6 },
];

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const mark = await readFile(join(APP, 'icon.svg'), 'utf8');
  const browser = await launchBrowser();
  try {
    for (const { file, side, part } of ICONS) {
      const page = await browser.newPage({ viewport: { width: side, height: side } });
      await page.setContent(
        `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${PAPER.light}}` +
          `svg{width:${part * 100}%}</style>${mark}`,
      );
      await writeFile(file, await page.screenshot());
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

await main();
