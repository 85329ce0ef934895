/**
 * Editing histories made from a seed: runs of typing, runs of backspace, a caret that jumps, new
 * paragraphs. Every keystroke is one Yjs update, as an editor sends it.
 */
import * as Y from 'yjs';
import { BODY_FIELD as BODY } from '../../../lib/editor/fields.ts';

/** All updates of one client, in order, packed. */
export interface Trace {
  readonly clientId: number;
  /** The updates one after the other. */
  readonly bytes: Uint8Array;
  /** Where each ends in `bytes`. */
  readonly ends: Uint32Array;
  /** The client's clock after each; unchanged by a deletion. */
  readonly clocks: Uint32Array;
}

/** mulberry32: small, seeded, good enough to look like typing. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SEED_CLIENT_ID = 1_000;
const FIRST_TYPIST_ID = 1_000_000_007;

/** What every typist finds: one paragraph for each of them. */
export function baseUpdate(typistCount: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT_ID;
  const paragraphs = Array.from({ length: typistCount }, (_, n) => paragraphOf(`${n + 1}. `));
  doc.getXmlFragment(BODY).insert(0, paragraphs);
  return Y.encodeStateAsUpdate(doc);
}

/** One of many who write in one document, each in a paragraph of their own. */
export function typistTrace(
  base: Uint8Array,
  typist: number,
  keystrokeCount: number,
  seed: number,
): Trace {
  const doc = new Y.Doc();
  doc.clientID = FIRST_TYPIST_ID + typist * 7_919;
  Y.applyUpdate(doc, base);
  const own = doc.getXmlFragment(BODY).get(typist) as Y.XmlElement;
  return record(doc, keystrokeCount, seededRandom(seed + typist), [own], false);
}

/** A long text by one author, from nothing; a third of what was typed is gone again. */
export function bookTrace(keystrokeCount: number, seed: number): Trace {
  const doc = new Y.Doc();
  doc.clientID = FIRST_TYPIST_ID;
  return record(doc, keystrokeCount, seededRandom(seed), [], true);
}

function paragraphOf(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
}

/** Runs of about so many keys. */
const TYPED_RUN = 24;
const ERASED_RUN = 7;
const PARAGRAPH_CHARS = 420;
const LEXICON_WORDS = 4_000;
const LEXICON = lexicon();

/** Made-up words of one to four syllables, the short ones first, as in any language. */
function lexicon(): readonly string[] {
  const random = seededRandom(1);
  const one = (of: string) => of.charAt(Math.floor(random() * of.length));
  return Array.from({ length: LEXICON_WORDS }, (_, rank) => {
    const syllables = 1 + Math.floor(random() * Math.min(4, 1 + Math.log10(rank + 1)));
    let word = '';
    for (let n = 0; n < syllables; n += 1) {
      word += one('tnshrdlcmfwpgbv') + one('eaoiu') + (random() < 0.4 ? one('nrstl') : '');
    }
    return word;
  });
}

class Writer {
  readonly #random: () => number;
  readonly #body: Y.XmlFragment;
  readonly #texts: Y.XmlText[];
  #at = 0;
  #offset: number;
  #left = 0;
  #word = '';
  #wordAt = 0;
  #isErasing = false;

  constructor(body: Y.XmlFragment, paragraphs: Y.XmlElement[], random: () => number) {
    this.#random = random;
    this.#body = body;
    this.#texts = paragraphs.map((paragraph) => paragraph.get(0) as Y.XmlText);
    this.#offset = this.#texts[0]?.length ?? 0;
  }

  strike(mayBreak: boolean): void {
    if (this.#left <= 0) this.#turn(mayBreak);
    this.#left -= 1;
    const text = this.#texts[this.#at];
    if (text === undefined || (mayBreak && text.length > PARAGRAPH_CHARS && !this.#isErasing)) {
      return this.#break();
    }
    if (this.#isErasing && this.#offset > 0) {
      this.#offset -= 1;
      text.delete(this.#offset, 1);
      return;
    }
    text.insert(this.#offset, this.#letter());
    this.#offset += 1;
  }

  /** The next run: mostly typing on, sometimes taking back, sometimes somewhere else. */
  #turn(mayJump: boolean): void {
    this.#isErasing = !this.#isErasing && this.#random() < 0.85;
    const mean = this.#isErasing ? ERASED_RUN * 1.45 : TYPED_RUN;
    this.#left = 1 + Math.floor(-Math.log(1 - this.#random()) * mean);
    if (this.#isErasing || this.#random() > 0.12) return;
    if (mayJump && this.#texts.length > 0) {
      this.#at = Math.floor(this.#random() * this.#texts.length);
    }
    this.#offset = Math.floor(this.#random() * ((this.#texts[this.#at]?.length ?? 0) + 1));
  }

  #break(): void {
    const at = this.#texts.length === 0 ? 0 : this.#at + 1;
    const paragraph = paragraphOf(this.#letter());
    this.#body.insert(at, [paragraph]);
    this.#texts.splice(at, 0, paragraph.get(0) as Y.XmlText);
    this.#at = at;
    this.#offset = 1;
  }

  /** Of words, because what is stored is packed, and letters at random do not pack like prose. */
  #letter(): string {
    if (this.#wordAt >= this.#word.length) {
      // Zipf: the n-th word comes about 1/n as often as the first.
      const rank = Math.floor(LEXICON_WORDS ** this.#random()) - 1;
      this.#word = `${LEXICON[rank] ?? 'the'} `;
      this.#wordAt = 0;
    }
    this.#wordAt += 1;
    return this.#word.charAt(this.#wordAt - 1);
  }
}

function record(
  doc: Y.Doc,
  keystrokeCount: number,
  random: () => number,
  paragraphs: Y.XmlElement[],
  mayBreak: boolean,
): Trace {
  const writer = new Writer(doc.getXmlFragment(BODY), paragraphs, random);
  const ends = new Uint32Array(keystrokeCount);
  const clocks = new Uint32Array(keystrokeCount);
  let bytes = new Uint8Array(keystrokeCount * 32);
  let length = 0;
  doc.on('update', (update: Uint8Array) => {
    if (length + update.length > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(update, length);
    length += update.length;
  });
  for (let n = 0; n < keystrokeCount; n += 1) {
    const before = length;
    doc.transact(() => writer.strike(mayBreak));
    if (length === before) throw new Error(`keystroke ${n} changed nothing`);
    ends[n] = length;
    clocks[n] = Y.getState(doc.store, doc.clientID);
  }
  return { clientId: doc.clientID, bytes: bytes.slice(0, length), ends, clocks };
}
