/** How many bytes of JavaScript travel until somebody can type. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { EDITABLE } from './stage.ts';
import { until } from './stock-client.ts';

const BUILD = join(import.meta.dirname, '..', '..', '.next');

interface Bytes {
  /** As this browser had them sent, headers included. */
  readonly wire: number;
  /** Of the files compressed with gzip. */
  readonly gzip: number;
}

export interface ScriptBytes {
  /** Asked for by the page itself, before any of its own code ran. */
  readonly first: Bytes;
  readonly deferred: Bytes;
  /** What any page of this build loads: Next and React. */
  readonly bareGzip: number;
}

export async function scriptBytes(page: Page, url: string): Promise<ScriptBytes> {
  const client = await page.context().newCDPSession(page);
  // null: still on its way.
  const scripts = new Map<string, { readonly path: string; bytes: number | null }>();
  await client.send('Network.enable');
  client.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (type === 'Script')
      scripts.set(requestId, { path: new URL(request.url).pathname, bytes: null });
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script !== undefined) script.bytes = encodedDataLength;
  });
  await page.addInitScript(countIdleWishes);
  const answer = await page.goto(url);
  const html = (await answer?.text()) ?? '';
  await page.waitForSelector(EDITABLE);
  // A part that has come may ask for another one.
  for (let known = -1; known !== scripts.size;) {
    known = scripts.size;
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(isQuiet);
    await until('the scripts are here', () =>
      [...scripts.values()].every(({ bytes }) => bytes !== null),
    );
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
  const inPage = new Set(
    [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"?]+\.js)/g)].map(
      ([, path]) => path,
    ),
  );
  const sum = (isIn: boolean): Bytes => {
    const chosen = [...scripts.values()].filter(({ path }) => inPage.has(path) === isIn);
    return {
      wire: chosen.reduce((total, { bytes }) => total + (bytes ?? 0), 0),
      gzip: chosen.reduce((total, { path }) => total + gzipBytes(path.replace('/_next/', '')), 0),
    };
  };
  return { first: sum(true), deferred: sum(false), bareGzip: bareBytes() };
}

/** Runs in the page: how many parts of it still wait for a moment without work to be fetched. */
function countIdleWishes(): void {
  const wishes = { waiting: 0 };
  Object.assign(window, { idleWishes: wishes });
  const native = requestIdleCallback.bind(window);
  window.requestIdleCallback = (callback, options) => {
    wishes.waiting += 1;
    return native((deadline) => {
      wishes.waiting -= 1;
      callback(deadline);
    }, options);
  };
}

/** Runs in the page. */
function isQuiet(): boolean {
  return (window as unknown as { idleWishes: { waiting: number } }).idleWishes.waiting === 0;
}

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length;
}

function bareBytes(): number {
  const manifest: unknown = JSON.parse(readFileSync(join(BUILD, 'build-manifest.json'), 'utf8'));
  const { rootMainFiles } = manifest as { readonly rootMainFiles: readonly string[] };
  return rootMainFiles.reduce((total, file) => total + gzipBytes(file), 0);
}
