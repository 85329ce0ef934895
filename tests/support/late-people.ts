/** People with an editor each on one document, who hear of each other late. Needs jsdom and timers that stand still. */
import type { Editor } from '@tiptap/core';
import * as prng from 'lib0/prng';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { firstUpdate } from '../../lib/editor/content.ts';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import type { ClientId } from '../../lib/core/ids.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';

const PEOPLE = 3;

/** Whole numbers from 0, seeded. */
export type Draw = (below: number) => number;

export interface LateHand {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  /** Does anything; says what. */
  act(): string;
  leave(): void;
}

interface Letter<Hand> {
  readonly update: Uint8Array;
  readonly to: Hand;
}

export class LatePeople<Hand extends LateHand> {
  readonly hands: Hand[];
  readonly done: string[] = [];
  readonly #post: Letter<Hand>[] = [];
  readonly #draw: Draw;
  readonly #newHand: (draw: Draw, clientId: number) => Hand;

  /** @param start  what they begin with, in Markdown or as it is. */
  constructor(
    seed: number,
    start: string | NodeJson,
    newHand: (draw: Draw, clientId: number) => Hand,
  ) {
    const random = prng.create(seed);
    this.#draw = (below) => prng.int32(random, 0, below - 1);
    this.#newHand = newHand;
    const body = typeof start === 'string' ? fromMarkdown(start) : start;
    const first = firstUpdate(99 as ClientId, { title: '', body });
    this.hands = Array.from({ length: PEOPLE }, (_, at) => newHand(this.#draw, at + 1));
    for (const { doc } of this.hands) Y.applyUpdate(doc, first, this);
    vi.advanceTimersByTime(1);
    for (const hand of this.hands) {
      hand.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === this) return;
        for (const to of this.hands) if (to !== hand) this.#post.push({ update, to });
      });
    }
  }

  step(): void {
    if (this.#post.length > 0 && this.#draw(3) === 0) {
      this.#deliver(this.#draw(this.#post.length));
      return;
    }
    const at = this.#draw(PEOPLE);
    this.done.push(`${at} ${this.hands[at]?.act() ?? ''}`);
  }

  /** Letters may overtake each other: Yjs waits for what a later one is built on. */
  #deliver(at: number): void {
    const [letter] = this.#post.splice(at, 1);
    if (letter !== undefined) Y.applyUpdate(letter.to.doc, letter.update, this);
    vi.advanceTimersByTime(1);
  }

  settle(): void {
    while (this.#post.length > 0) this.#deliver(0);
  }

  /** Opens what is there, as one more page. @returns how often it wrote something. */
  updatesOfNewcomer(): number {
    const newcomer = this.#newHand(this.#draw, PEOPLE + 1);
    const [first] = this.hands;
    let count = 0;
    if (first !== undefined) Y.applyUpdate(newcomer.doc, Y.encodeStateAsUpdate(first.doc), this);
    newcomer.doc.on('update', () => void (count += 1));
    vi.advanceTimersByTime(1);
    newcomer.leave();
    return count;
  }

  leave(): void {
    for (const hand of this.hands) hand.leave();
  }
}

/** What is wrong with the documents they see now. */
export function differencesOf<Hand extends LateHand>({ hands }: LatePeople<Hand>): string[] {
  const wrongs: string[] = [];
  const [first] = hands;
  for (const { editor } of hands) {
    try {
      editor.state.doc.check();
    } catch (err) {
      wrongs.push(String(err));
    }
    if (JSON.stringify(editor.getJSON()) !== JSON.stringify(first?.editor.getJSON())) {
      wrongs.push('they see different texts');
    }
  }
  return wrongs;
}
