/** Answers of the server by id: asked for together, kept, and asked for anew now and then. */
import { MENTION_IDS_MAX } from '../../../../../lib/core/mention.ts';

/** What is asked for in the same moment goes in one request. */
const GATHER_MS = 30;
/** A text that names thousands must not make every reader ask for them; the others stay untold. */
const IDS_MAX = 200;

type Fetch = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export class Asked {
  readonly #fetch: Fetch;
  readonly #onAnswer: () => void;
  readonly #known = new Map<string, string | null>();
  #wanted = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(fetch: Fetch, onAnswer: () => void) {
    this.#fetch = fetch;
    this.#onAnswer = onAnswer;
  }

  /** null: the server does not tell; undefined: it has not answered yet. */
  get(id: string): string | null | undefined {
    const isRoom = this.#known.size + this.#wanted.size < IDS_MAX;
    if (!this.#known.has(id) && isRoom) this.#want([id]);
    return this.#known.get(id);
  }

  /** Asks again for all of these, and forgets the others. */
  renew(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
    this.#want([...ids].slice(0, IDS_MAX));
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #want(ids: readonly string[]): void {
    for (const id of ids) this.#wanted.add(id);
    if (this.#wanted.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const wanted = [...this.#wanted];
      this.#wanted = new Set();
      void this.#askAll(wanted);
    }, GATHER_MS);
  }

  /** One request after the other. */
  async #askAll(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += MENTION_IDS_MAX) {
      await this.#ask(ids.slice(from, from + MENTION_IDS_MAX));
    }
  }

  async #ask(ids: readonly string[]): Promise<void> {
    try {
      const answers = await this.#fetch(ids);
      for (const id of ids) this.#known.set(id, answers.get(id) ?? null);
      this.#onAnswer();
    } catch {
      // A server that is away is told by the save chip; what was known stays, and is renewed later.
    }
  }
}
