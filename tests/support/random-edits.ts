/** Edits as the editor makes them: paragraphs, lists, marks, attributes, title, undo. */
import * as Y from 'yjs';

/** Numbers that decide one step; any will do. */
export interface Choice {
  readonly op: number;
  readonly who: number;
  readonly a: number;
  readonly b: number;
}

const WORDS = ['a', 'to', 'word', 'größe', '文字', '😀', 'x'.repeat(40)];
const MARKS = ['bold', 'italic', 'link'];

type Holder = Y.XmlFragment | Y.XmlElement;

function pick<Value>(values: readonly Value[], choice: number): Value | undefined {
  return values[choice % Math.max(1, values.length)];
}

/** The body and all elements in it that hold elements. */
function holdersOf(doc: Y.Doc): Holder[] {
  const holders: Holder[] = [doc.getXmlFragment('default')];
  for (const holder of holders) {
    for (const child of holder.toArray()) {
      if (child instanceof Y.XmlElement) holders.push(child);
    }
  }
  return holders;
}

function textsOf(doc: Y.Doc): Y.Text[] {
  const texts: Y.Text[] = [doc.getText('title')];
  for (const holder of holdersOf(doc)) {
    for (const child of holder.toArray()) if (child instanceof Y.XmlText) texts.push(child);
  }
  return texts;
}

function paragraph(choice: Choice): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(pick(WORDS, choice.b) ?? '')]);
  return element;
}

function list(choice: Choice): Y.XmlElement {
  const element = new Y.XmlElement('bulletList');
  const item = new Y.XmlElement('listItem');
  item.insert(0, [paragraph(choice)]);
  element.insert(0, [item]);
  return element;
}

/** Beyond this a document loses nodes instead: long runs must not crawl. */
const HOLDERS_MAX = 60;

function insertNode(doc: Y.Doc, choice: Choice): void {
  const holders = holdersOf(doc);
  if (holders.length > HOLDERS_MAX) return deleteNode(doc, choice);
  const holder = pick(holders, choice.a);
  const node = choice.b % 3 === 0 ? list(choice) : paragraph(choice);
  holder?.insert(choice.b % (holder.length + 1), [node]);
}

function deleteNode(doc: Y.Doc, choice: Choice): void {
  const holder = pick(holdersOf(doc), choice.a);
  if (holder === undefined || holder.length === 0) return;
  holder.delete(choice.b % holder.length, 1);
}

function setAttribute(doc: Y.Doc, choice: Choice): void {
  const elements = holdersOf(doc).filter((holder) => holder instanceof Y.XmlElement);
  const element = pick(elements, choice.a);
  const name = choice.b % 2 === 0 ? 'level' : 'align';
  if (choice.b % 5 === 0) element?.removeAttribute(name);
  // The editor writes numbers, null and objects too, which the type of Yjs denies.
  else element?.setAttribute(name, (choice.b % 7 === 0 ? { w: [choice.b] } : choice.b) as never);
}

/** A position that is not inside of a surrogate pair: no caret stands there, and Yjs cuts it. */
function between(text: Y.Text, at: number): number {
  const pieces = text.toDelta() as readonly { readonly insert: string }[];
  const plain = pieces.map(({ insert }) => insert).join('');
  const unit = plain.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function insertText(doc: Y.Doc, choice: Choice): void {
  const text = pick(textsOf(doc), choice.a);
  text?.insert(between(text, choice.b % (text.length + 1)), pick(WORDS, choice.b) ?? 'w');
}

function deleteText(doc: Y.Doc, choice: Choice): void {
  const text = pick(textsOf(doc), choice.a);
  if (text === undefined || text.length === 0) return;
  const from = between(text, choice.b % text.length);
  const to = between(text, Math.min(text.length, from + 2 + (choice.a % 9)));
  text.delete(from, to - from);
}

function formatText(doc: Y.Doc, choice: Choice): void {
  const text = pick(textsOf(doc), choice.a);
  if (text === undefined || text.length === 0) return;
  const from = between(text, choice.b % text.length);
  const to = between(text, Math.min(text.length, from + 2 + (choice.a % 20)));
  const mark = pick(MARKS, choice.b) ?? 'bold';
  const value = choice.a % 4 === 0 ? null : mark === 'link' ? { href: `/${choice.b}` } : {};
  text.format(from, to - from, { [mark]: value });
}

function typeAndErase(doc: Y.Doc, choice: Choice): void {
  doc.transact(() => {
    insertNode(doc, choice);
    insertText(doc, choice);
    deleteText(doc, choice);
    deleteNode(doc, { ...choice, a: choice.b, b: choice.a });
  });
}

/** Several kinds of edit weigh more: people mostly type. */
export function editAtRandom(doc: Y.Doc, undo: Y.UndoManager, choice: Choice): void {
  switch (choice.op % 16) {
    case 0:
    case 1:
      return insertNode(doc, choice);
    case 2:
      return deleteNode(doc, choice);
    case 3:
    case 4:
      return setAttribute(doc, choice);
    case 5:
    case 6:
      return formatText(doc, choice);
    case 7:
    case 8:
      return deleteText(doc, choice);
    case 9:
      undo.undo();
      return;
    case 10:
      undo.redo();
      return;
    case 11:
      return typeAndErase(doc, choice);
    default:
      return insertText(doc, choice);
  }
}
