/** What the benches note inside pages, with a clock that all pages of one machine share. */
import type { BrowserContext, Page } from 'playwright-core';

interface Notes {
  /** When each key went down, in ms since 1970. */
  keysAtMs: number[];
  /** From each key to the end of the frame that shows it. */
  paintMs: number[];
  /** When the watched line first had so many characters; the index is the count. */
  grownAtMs: (number | undefined)[];
}

/** Runs in the page: keys and the frames that show them. */
function noteKeys(): void {
  const notes: Pick<Notes, 'keysAtMs' | 'paintMs'> = { keysAtMs: [], paintMs: [] };
  const painted = new MessageChannel();
  const waiting: number[] = [];
  painted.port1.addEventListener('message', () => {
    const beganAt = waiting.shift();
    if (beganAt !== undefined) notes.paintMs.push(performance.now() - beganAt);
  });
  painted.port1.start();
  addEventListener(
    'keydown',
    (event) => {
      notes.keysAtMs.push(performance.timeOrigin + event.timeStamp);
      waiting.push(event.timeStamp);
      // A message sent in the callback of a frame arrives when that frame has been painted.
      requestAnimationFrame(() => painted.port2.postMessage(null));
    },
    { capture: true },
  );
  Object.assign(window, { keyNotes: notes });
}

/** Runs in the page: how the text of one line grows. */
function noteGrowth(line: number): void {
  const grownAtMs: Notes['grownAtMs'] = [];
  const block = document.querySelectorAll('.ProseMirror > p')[line];
  if (block === undefined) throw new Error(`no line ${line}`);
  const length = () => {
    let carets = 0;
    for (const caret of block.querySelectorAll('.caret')) carets += caret.textContent.length;
    return block.textContent.length - carets;
  };
  const note = () => {
    const now = performance.timeOrigin + performance.now();
    for (let count = length(); count > 0 && grownAtMs[count] === undefined; count--) {
      grownAtMs[count] = now;
    }
  };
  note();
  new MutationObserver(note).observe(block, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  Object.assign(window, { growthNotes: grownAtMs });
}

export async function watchKeys(
  page: Page,
): Promise<() => Promise<Pick<Notes, 'keysAtMs' | 'paintMs'>>> {
  await page.evaluate(noteKeys);
  return () =>
    page.evaluate(() => {
      const { keyNotes } = window as unknown as { keyNotes: Notes };
      return { keysAtMs: keyNotes.keysAtMs.splice(0), paintMs: keyNotes.paintMs.splice(0) };
    });
}

/** How long the page's main thread has run so far, in ms: not how long it waited for a core. */
export async function watchBusy(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

export async function watchGrowth(
  page: Page,
  line: number,
): Promise<() => Promise<Notes['grownAtMs']>> {
  await page.evaluate(noteGrowth, line);
  return () =>
    page.evaluate(() => (window as unknown as { growthNotes: Notes['grownAtMs'] }).growthNotes);
}

export interface Arrival {
  /** First text on the screen, ms after the navigation began. */
  readonly paintedMs: number;
  /** The first block of the document's text is there. */
  readonly readableMs: number;
  /** Somebody could type. */
  readonly editableMs: number;
}

/** From now on every page of this context notes its own arrival. */
export async function watchArrivals(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const arrival = { readableMs: 0, editableMs: 0 };
    Object.assign(window, { arrival });
    const look = () => {
      const hasText = (document.querySelector('.ProseMirror > *')?.textContent ?? '') !== '';
      if (arrival.readableMs === 0 && hasText) arrival.readableMs = performance.now();
      const body = document.querySelector('.ProseMirror[contenteditable="true"]');
      if (body === null) return;
      arrival.editableMs = performance.now();
      if (arrival.readableMs > 0) watch.disconnect();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  });
}

export async function arrivalOf(page: Page, url: string): Promise<Arrival> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const { arrival } = window as unknown as { arrival: Arrival };
    return arrival.editableMs > 0 && arrival.readableMs > 0;
  });
  return page.evaluate(() => {
    const { arrival } = window as unknown as { arrival: Arrival };
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return { ...arrival, paintedMs: paint?.startTime ?? Number.NaN };
  });
}
