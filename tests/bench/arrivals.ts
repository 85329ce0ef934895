/** How fast a document opens: in a browser that was never there, and in the same one afterwards. */
import type { BrowserContext } from 'playwright-core';
import type { Stage } from '../support/stage.ts';
import { pause } from '../support/stock-client.ts';
import { printTimes } from './figures.ts';
import { type Arrival, arrivalOf, watchArrivals } from './page-probes.ts';

export type Arrivals = Readonly<Record<'cold' | 'warm', readonly Arrival[]>>;

/** The first rounds warm the server's own caches. */
const WARMING_ROUNDS = 2;

/** A browser profile that was never here. */
export async function blankContext(stage: Stage): Promise<BrowserContext> {
  const { page } = await stage.enter(null);
  const browser = page.context().browser();
  await page.context().close();
  if (browser === null) throw new Error('the context has no browser');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  return context;
}

export async function measureArrivals(stage: Stage, roundCount: number): Promise<Arrivals> {
  const arrivals: Record<'cold' | 'warm', Arrival[]> = { cold: [], warm: [] };
  const url = `${stage.server.url}/d/${stage.documentId}`;
  for (let round = 0; round < roundCount + WARMING_ROUNDS; round++) {
    const context = await blankContext(stage);
    const page = await context.newPage();
    await watchArrivals(context);
    const cold = await arrivalOf(page, url);
    // Until the local copy is written.
    await pause(1_500);
    await page.goto('about:blank');
    const warm = await arrivalOf(page, url);
    await context.close();
    if (round < WARMING_ROUNDS) continue;
    arrivals.cold.push(cold);
    arrivals.warm.push(warm);
  }
  return arrivals;
}

export function printArrivals(words: number, arrivals: Arrivals): void {
  for (const kind of ['cold', 'warm'] as const) {
    const of = (moment: keyof Arrival) => arrivals[kind].map((arrival) => arrival[moment]);
    printTimes(`${words} words, ${kind}, first paint`, of('paintedMs'));
    printTimes(`${words} words, ${kind}, readable`, of('readableMs'));
    printTimes(`${words} words, ${kind}, editable`, of('editableMs'));
  }
}
