import { describe, expect, it } from 'vitest';
import { smartSign } from '../../../app/d/[documentId]/_editor/typing/smart-signs.ts';

/** What a line reads as when it is typed letter by letter. */
function typed(line: string, isFullWidth = false): string {
  let text = '';
  for (const character of line) {
    const sign = smartSign(text, character, isFullWidth);
    text =
      sign === null ? text + character : text.slice(0, text.length - sign.removed) + sign.inserted;
  }
  return text;
}

describe('signs as they are printed', () => {
  it.each([
    ['"Yes," she said', '“Yes,” she said'],
    ["don't", 'don’t'],
    ["'so'", '‘so’'],
    ['("a")', '(“a”)'],
    ['say "\'yes\'"', 'say “‘yes’”'],
    ['word--word', 'word—word'],
    ['word -- word', 'word – word'],
    ['“a”--b', '“a”—b'],
  ])('[EDITOR-73] %j is read as %j', (line, printed) => {
    expect(typed(line)).toBe(printed);
  });

  it.each(['---', '-- a', 'git --version', 'a--', '|-- ', '<!-- a', 'a ---b', '5--6'])(
    '[EDITOR-73] %j stays as it is',
    (line) => {
      expect(typed(line)).toBe(line);
    },
  );

  it('[EDITOR-73] among Chinese, Japanese and Korean nothing changes, elsewhere in the line it does', () => {
    expect(typed('他说"好"')).toBe('他说"好"');
    expect(typed('注意："a"')).toBe('注意："a"');
    expect(typed('"', true)).toBe('"');
    expect(typed('Say "a"', true)).toBe('Say “a”');
  });
});
