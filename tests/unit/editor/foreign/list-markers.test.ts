import { describe, expect, it } from 'vitest';
import type { ListStyle } from '../../../../lib/editor/attributes.ts';
import { markerOf } from '../../../../lib/editor/foreign/list-markers.ts';

describe('the sign before an item', () => {
  it.each<[string, ListStyle | null, ListStyle | null, number]>([
    ['·', null, null, 1],
    ['o', null, null, 1],
    ['§', null, null, 1],
    ['', null, null, 1],
    ['1.', null, '1', 1],
    ['12)', null, '1', 12],
    ['(3)', null, '1', 3],
    ['2.4.', null, '1', 4],
    ['7', null, '1', 7],
    ['5、', null, '1', 5],
    ['a.', null, 'a', 1],
    ['C)', null, 'A', 3],
    ['bb.', null, 'a', 28],
    ['i.', null, 'i', 1],
    ['i.', 'a', 'a', 9],
    ['iv.', null, 'i', 4],
    ['v.', 'i', 'i', 5],
    ['XII.', null, 'I', 12],
  ])('[EDITOR-100] %j after %j counts in %j from %i', (text, before, signs, number) => {
    expect(markerOf(`${text}   `, before)).toEqual({ signs, number });
  });
});
