import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  TitleBinding,
  type TitleField,
} from '../../../app/d/[documentId]/_editor/title-binding.ts';

/** A text field without a page: setting its value puts the caret to the end, as browsers do. */
class PlainField implements TitleField {
  #value = '';
  selectionStart = 0;
  selectionEnd = 0;
  writes = 0;

  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#value = value;
    this.writes += 1;
    this.setSelectionRange(value.length, value.length);
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  /** As the browser changes it under the person's keys. */
  press(text: string): void {
    const at = this.selectionStart;
    this.#value = this.#value.slice(0, at) + text + this.#value.slice(this.selectionEnd);
    this.setSelectionRange(at + text.length, at + text.length);
  }
}

let here: Y.Doc;
let there: Y.Doc;
let field: PlainField;
let binding: TitleBinding;
let mayAdd: boolean;

beforeEach(() => {
  here = new Y.Doc();
  there = new Y.Doc();
  here.on('update', (update: Uint8Array, origin) => {
    if (origin !== there) Y.applyUpdate(there, update, here);
  });
  there.on('update', (update: Uint8Array, origin) => {
    if (origin !== here) Y.applyUpdate(here, update, there);
  });
  here.getText('title').insert(0, 'The engine');
  field = new PlainField();
  mayAdd = true;
  binding = new TitleBinding({
    text: here.getText('title'),
    field,
    isFocused: () => true,
    mayAdd: () => mayAdd,
    onChange: () => {},
  });
});

const shared = () => there.getText('title').toString();
const type = (text: string) => {
  field.press(text);
  binding.typed();
};

describe('title field', () => {
  it('[PAGE-1] typing reaches the others', () => {
    field.setSelectionRange(3, 3);
    type(' old');
    expect(shared()).toBe('The old engine');
  });

  it('[PAGE-2] nothing is written into the field while it composes, and nothing of others is lost', () => {
    field.setSelectionRange(10, 10);
    binding.compositionStarted();
    field.press('ni');
    binding.typed();
    const writes = field.writes;
    there.getText('title').insert(0, 'Notes: ');
    expect(field.writes).toBe(writes);
    expect(field.value).toBe('The engineni');
    field.setSelectionRange(10, 12);
    field.press('你');
    binding.compositionEnded();
    expect(shared()).toBe('Notes: The engine你');
    expect(field.value).toBe('Notes: The engine你');
    expect(field.selectionStart).toBe(18);
  });

  it('[PAGE-3] the caret stays at its letter when somebody writes before it', () => {
    field.setSelectionRange(4, 7);
    there.getText('title').insert(0, '>> ');
    expect(field.value).toBe('>> The engine');
    expect([field.selectionStart, field.selectionEnd]).toEqual([7, 10]);
  });

  it('[PAGE-5] undo takes back what was typed here and nothing else', () => {
    field.setSelectionRange(10, 10);
    type('!');
    there.getText('title').insert(0, 'Bob: ');
    binding.undo();
    expect(shared()).toBe('Bob: The engine');
    binding.redo();
    expect(shared()).toBe('Bob: The engine!');
  });

  it('[PAGE-10] declined typing leaves field and shared title as they were', () => {
    mayAdd = false;
    field.setSelectionRange(0, 0);
    type('much');
    expect(field.value).toBe('The engine');
    expect(shared()).toBe('The engine');
  });
});
