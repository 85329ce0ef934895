/** Somebody who types on and on in a browser, and a diary of what the save chip said meanwhile. */
import type { Page } from 'playwright-core';
import type { SaveState } from '../../lib/client/save-state.ts';
import { pause } from './stock-client.ts';
import type { Writer } from './stage.ts';

/** Words typed one after the other, each numbered, so that none can go or come twice unseen. */
export class Typist {
  readonly #writer: Writer;
  readonly #name: string;
  readonly #keyMs: number;
  #typed = '';
  #isTyping = false;
  #running: Promise<void> = Promise.resolve();
  #nextWord = 1;

  /** @param keyMs pause between two keys. */
  constructor(writer: Writer, name: string, keyMs = 60) {
    this.#writer = writer;
    this.#name = name;
    this.#keyMs = keyMs;
  }

  /** Every key pressed so far. */
  get typed(): string {
    return this.#typed;
  }

  begin(): void {
    this.#isTyping = true;
    this.#running = this.#typeOn();
  }

  /** Resolves after the last key of a word. @throws whatever kept a key from being pressed. */
  async end(): Promise<void> {
    this.#isTyping = false;
    await this.#running;
  }

  async #typeOn(): Promise<void> {
    while (this.#isTyping) {
      for (const key of ` ${this.#name}${this.#nextWord++}`) {
        await this.#writer.page.keyboard.press(key === ' ' ? 'Space' : key);
        this.#typed += key;
        await pause(this.#keyMs);
      }
    }
  }
}

export interface DiaryEntry {
  readonly atMs: number;
  readonly is: SaveState['is'] | 'loading';
}

/** Notes in the page, with the machine's clock, whatever the chip says from now on. */
export async function keepDiary(page: Page): Promise<() => Promise<readonly DiaryEntry[]>> {
  await page.evaluate(() => {
    const diary: { atMs: number; is: string }[] = [];
    const note = () => {
      const is = document.querySelector('[data-save]')?.getAttribute('data-save') ?? 'loading';
      if (diary.at(-1)?.is !== is) diary.push({ atMs: Date.now(), is });
    };
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      attributeFilter: ['data-save'],
    });
    Object.assign(window, { chipDiary: diary });
  });
  return () => page.evaluate(() => (window as unknown as { chipDiary: DiaryEntry[] }).chipDiary);
}
