/**
 * Looks for an expression of the writer's own, beside the page: one such as `(a+)+$` may take
 * longer than anybody lives, and only a worker can be stopped in the middle of it.
 */
import type { Node } from '@tiptap/pm/model';
import type { Clock } from '../../../../../lib/std/clock.ts';
import {
  type Found,
  type Groups,
  type Match,
  Matches,
  NO_GROUPS,
  type Search,
  textOf,
} from './matches.ts';
import type { Answer, Places, Question } from './places.ts';

/** As long as a writer waits for what is found; a long text takes a hundredth of it. */
export const EXPRESSION_MS_MAX = 1_000;

/** What is needed of a `Worker`. */
export interface SearchWorker {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: Question): void;
  terminate(): void;
}

export class ExpressionSearch implements Search {
  readonly #pattern: RegExp;
  readonly #openWorker: () => SearchWorker;
  readonly #clock: Clock;
  readonly #matches = new Matches();
  #worker: SearchWorker | null = null;
  #isSlow = false;
  #stopAsking = () => {};
  /** One question at a time. */
  #asked: Promise<void> = Promise.resolve();

  constructor(pattern: RegExp, openWorker: () => SearchWorker, clock: Clock) {
    this.#pattern = pattern;
    this.#openWorker = openWorker;
    this.#clock = clock;
  }

  in(doc: Node): readonly Match[] {
    return this.#isSlow ? [] : this.#matches.in(doc);
  }

  async know(doc: Node): Promise<'known' | 'slow'> {
    this.#asked = this.#asked.then(() => this.#ask(this.#matches.unknownIn(doc)));
    await this.#asked;
    return this.#isSlow ? 'slow' : 'known';
  }

  /** What has been asked is not answered any more; what is asked later is. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#stopAsking();
  }

  async #ask(blocks: readonly Node[]): Promise<void> {
    if (blocks.length === 0 || this.#isSlow) return;
    const texts = blocks.map(textOf);
    const answer = await this.#answerTo({ pattern: this.#pattern, texts });
    answer.forEach((places, at) => {
      this.#matches.learn(blocks[at] as Node, foundAt(places, texts[at] as string));
    });
  }

  /** @returns nothing, where it took too long or nobody wants to know any more */
  #answerTo(question: Question): Promise<readonly Places[]> {
    this.#worker ??= this.#openWorker();
    const worker = this.#worker;
    const { promise, resolve } = Promise.withResolvers<readonly Places[]>();
    let cancel = () => {};
    this.#stopAsking = () => {
      cancel();
      resolve([]);
    };
    const giveUp = () => {
      this.#isSlow = true;
      this.close();
    };
    worker.onmessage = ({ data }) => {
      cancel();
      if (data === 'begun') cancel = this.#clock.after(EXPRESSION_MS_MAX, giveUp);
      else resolve(data);
    };
    // As when an expression needs more memory than there is.
    worker.onerror = giveUp;
    worker.postMessage(question);
    return promise;
  }
}

function foundAt({ bounds, names, numberedCount, values }: Places, text: string): Found[] {
  const found: Found[] = [];
  const width = numberedCount + names.length;
  for (let at = 0; at * 2 < bounds.length; at += 1) {
    const [index, end] = [bounds[at * 2] as number, bounds[at * 2 + 1] as number];
    const own = values.slice(at * width, (at + 1) * width);
    const groups = width === 0 ? NO_GROUPS : groupsOf(own, names);
    found.push({ index, text: text.slice(index, end), groups });
  }
  return found;
}

function groupsOf(values: Places['values'], names: readonly string[]): Groups {
  const named = values.slice(values.length - names.length);
  return {
    numbered: values.slice(0, values.length - names.length),
    named: Object.fromEntries(names.map((name, at) => [name, named[at]])),
  };
}
