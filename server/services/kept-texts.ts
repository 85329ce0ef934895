/** What is made of whole documents for many who look, kept for as long as it is true. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Clock } from '../../lib/std/clock.ts';

export interface KeptTextsNeeds<Text> {
  readonly clock: Clock;
  /** Reads the document as it is stored now. */
  readonly make: (id: DocumentId) => Promise<Text>;
  /** UTF-16 units of it. */
  readonly unitsOf: (text: Text) => number;
  /** One that has changed is not made again any sooner. */
  readonly freshMs: number;
  readonly bytesMax: number;
}

export interface KeptText<Text> {
  /** What it was made of, or something newer. */
  readonly lineage: string;
  readonly text: Promise<Text>;
}

interface Kept<Text> extends KeptText<Text> {
  readonly madeAtMs: number;
  /** null until it is there. */
  made: Text | null;
  /** 0 until it is there. */
  bytes: number;
}

/** UTF-16 in memory. */
const BYTES_PER_UNIT = 2;

export class KeptTexts<Text> {
  readonly #needs: KeptTextsNeeds<Text>;
  /** Longest unread first. */
  readonly #kept = new Map<DocumentId, Kept<Text>>();
  #bytes = 0;

  constructor(needs: KeptTextsNeeds<Text>) {
    this.#needs = needs;
  }

  /**
   * Somebody may write in it right now while many read: one of them at a time costs a reading of
   * the document, and not more often than `freshMs`.
   *
   * @param lineage  another one, another text.
   */
  of(id: DocumentId, lineage: string): KeptText<Text> {
    const kept = this.#kept.get(id);
    const nowMs = this.#needs.clock.steadyMs();
    const isTrue = kept?.lineage === lineage;
    const isNew = kept !== undefined && nowMs - kept.madeAtMs < this.#needs.freshMs;
    if (kept === undefined || !(isTrue || isNew)) return this.#make(id, lineage, nowMs);
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    return kept;
  }

  /** null: this one is not here, or not yet, or no longer. */
  ready(id: DocumentId, lineage: string): Text | null {
    const kept = this.#kept.get(id);
    return kept?.lineage === lineage ? kept.made : null;
  }

  #make(id: DocumentId, lineage: string, madeAtMs: number): Kept<Text> {
    this.#drop(id);
    const kept = { lineage, madeAtMs, text: this.#needs.make(id), made: null, bytes: 0 };
    this.#kept.set(id, kept);
    kept.text.then(
      (text) => this.#measured(id, kept, text),
      () => this.#kept.get(id) === kept && this.#drop(id),
    );
    return kept;
  }

  #measured(id: DocumentId, kept: Kept<Text>, text: Text): void {
    if (this.#kept.get(id) !== kept) return;
    kept.made = text;
    kept.bytes = BYTES_PER_UNIT * this.#needs.unitsOf(text);
    this.#bytes += kept.bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#needs.bytesMax) return;
      this.#drop(oldest);
    }
  }

  #drop(id: DocumentId): void {
    this.#bytes -= this.#kept.get(id)?.bytes ?? 0;
    this.#kept.delete(id);
  }
}
