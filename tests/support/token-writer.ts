/**
 * A replica that writes unique tokens into the body and remembers which tokens of others it has
 * been shown: the witnesses of a chaos run.
 */
import * as Y from 'yjs';

const TOKEN = /<\w+>/g;

export class TokenWriter {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly body: Y.XmlFragment;
  /** Written here, in order. */
  readonly written = new Set<string>();
  /** Shown here by somebody else's edit. */
  readonly seen = new Set<string>();
  /** Stood here once and does no more: erased by somebody, so it is not missing. */
  readonly erased = new Set<string>();
  #nextToken: number;
  #standing = new Set<string>();

  constructor(name: string, doc: Y.Doc, firstToken: number) {
    this.name = name;
    this.doc = doc;
    this.#nextToken = firstToken;
    this.body = doc.getXmlFragment('default');
  }

  /** Takes note of what stands in the document now. */
  look(): void {
    const standing = new Set(tokensOf(this.body));
    for (const token of standing) if (!this.written.has(token)) this.seen.add(token);
    for (const token of this.#standing) if (!standing.has(token)) this.erased.add(token);
    this.#standing = standing;
  }

  /** The number the next token will carry: tokens stay unique over replicas of one writer. */
  get nextToken(): number {
    return this.#nextToken;
  }

  write(): void {
    const token = `<${this.name}${this.#nextToken++}>`;
    this.written.add(token);
    const last = this.body.length - 1;
    const paragraph = last < 0 || this.#nextToken % 7 === 0 ? this.#newParagraph() : last;
    const element = this.body.get(Math.max(0, paragraph));
    if (!(element instanceof Y.XmlElement)) throw new Error('the body holds paragraphs');
    const text = element.get(0);
    if (text instanceof Y.XmlText) text.insert(text.length, token);
    else element.insert(0, [new Y.XmlText(token)]);
  }

  /** Takes away the newest of its own tokens, if it still stands. */
  erase(): void {
    const token = [...this.written].at(-1);
    if (token === undefined || this.erased.has(token)) return;
    for (const text of textsOf(this.body)) {
      const at = plainOf(text).indexOf(token);
      if (at < 0) continue;
      text.delete(at, token.length);
      this.erased.add(token);
      return;
    }
  }

  #newParagraph(): number {
    this.body.push([new Y.XmlElement('paragraph')]);
    return this.body.length - 1;
  }
}

/** Every token in the body, as often as it stands there. */
export function tokensOf(body: Y.XmlFragment): string[] {
  return textsOf(body).flatMap((text) => plainOf(text).match(TOKEN) ?? []);
}

function plainOf(text: Y.XmlText): string {
  const parts = text.toDelta() as readonly { readonly insert?: unknown }[];
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

function textsOf(body: Y.XmlFragment): Y.XmlText[] {
  const texts: Y.XmlText[] = [];
  for (const element of body.toArray()) {
    if (!(element instanceof Y.XmlElement)) continue;
    for (const child of element.toArray()) if (child instanceof Y.XmlText) texts.push(child);
  }
  return texts;
}
