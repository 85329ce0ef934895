import { describe, expect, it } from 'vitest';
import { newKnown } from '../../../lib/protocol/known.ts';
import { answer, inBody, inTitle, one, VICTIM, victimsDocument } from '../../support/screening.ts';
import { rawUpdate, type RawContent } from '../../support/update-builder.ts';

describe('content', () => {
  it.each<[string, RawContent]>([
    ['JSON', { ref: 2, bytes: [1, 1, 49] }],
    ['binary', { ref: 3, bytes: [1, 1] }],
    ['an embed', { ref: 5, bytes: [2, 123, 125] }],
    ['a sub-document', { ref: 9, bytes: [1, 97, 118, 0] }],
    ['a YArray', { ref: 7, bytes: [0] }],
    ['a YMap', { ref: 7, bytes: [1] }],
    ['a YText', { ref: 7, bytes: [2] }],
    ['an XmlFragment', { ref: 7, bytes: [4] }],
    ['an XmlHook', { ref: 7, bytes: [5, 1, 97] }],
    ['text in the body itself', { text: 'abc' }],
    ['a text in the body itself', { xmlText: true }],
    ['a mark in the body itself', { format: 'bold', json: '{}' }],
    ['a bare value in the body', { any: [1] }],
  ])('[SCREEN-10] %s is unsupported in the body', (_, content) => {
    expect(answer(newKnown(), inBody(content))).toBe('unsupported_content');
  });

  it('[SCREEN-10] the title holds text and marks, no elements', () => {
    expect(answer(newKnown(), inTitle({ element: 'p' }))).toBe('unsupported_content');
    expect(answer(newKnown(), inTitle({ xmlText: true }))).toBe('unsupported_content');
    expect(answer(newKnown(), inTitle({ format: 'bold', json: '{"a":1}' }))).toBe('accepted');
  });

  it('[SCREEN-10] an attribute holds one value, no text and no element', () => {
    const level = (content: RawContent) => one({ parent: [VICTIM, 0], key: 'level', content });
    expect(answer(victimsDocument(), level({ any: [{ a: [1, null, 'x'] }] }))).toBe('accepted');
    expect(answer(victimsDocument(), level({ text: 'a' }))).toBe('unsupported_content');
    expect(answer(victimsDocument(), level({ element: 'p' }))).toBe('unsupported_content');
    expect(answer(victimsDocument(), level({ any: [1, 2] }))).toBe('bad_update');
    const before = one({ right: [VICTIM, 5], content: { any: [1] } });
    expect(answer(victimsDocument(), before)).toBe('bad_update');
  });

  it('[SCREEN-10] twenty thousand root types are refused', () => {
    const structs = Array.from({ length: 20_000 }, (_, at) => ({
      parent: `root${at}`,
      content: { text: 'a' },
    }));
    expect(answer(newKnown(), rawUpdate([{ client: 1, structs }]))).toBe('unsupported_content');
  });

  it('[SCREEN-10] a key that reaches the prototype of objects is refused', () => {
    const key = '__proto__';
    expect(answer(newKnown(), inTitle({ format: key, json: '{}' }))).toBe('unsupported_content');
    const attribute = one({ parent: [VICTIM, 0], key, content: { any: [1] } });
    expect(answer(victimsDocument(), attribute)).toBe('unsupported_content');
    const value = [118, 1, key.length, ...new TextEncoder().encode(key), 126];
    const field = one({ parent: [VICTIM, 0], key: 'a', content: { ref: 8, bytes: [1, ...value] } });
    expect(answer(victimsDocument(), field)).toBe('unsupported_content');
  });

  it('[SCREEN-10] nothing lives in two places or inside of a letter', () => {
    const between = one({ origin: [VICTIM, 0], right: [VICTIM, 2], content: { text: 'a' } });
    expect(answer(victimsDocument(), between)).toBe('bad_update');
    const inLetter = one({ parent: [VICTIM, 3], content: { text: 'a' } });
    expect(answer(victimsDocument(), inLetter)).toBe('bad_update');
  });
});
