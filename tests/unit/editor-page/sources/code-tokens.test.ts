import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  CODE_LANGUAGES,
  findLanguages,
  languageNamed,
  type Rules,
} from '../../../../app/d/[documentId]/_editor/sources/code/languages.ts';
import { LineTokens } from '../../../../app/d/[documentId]/_editor/sources/code/line-tokens.ts';
import { kindOf } from '../../../../app/d/[documentId]/_editor/sources/code/token-kinds.ts';
import { languageOf } from '../../../../lib/editor/attributes.ts';

const never = () => false;

async function read(name: string, text: string): Promise<string[]> {
  const rules = await languageNamed(name)?.load();
  if (rules === undefined) throw new Error(`no language ${name}`);
  const tokens = new LineTokens(rules, text);
  tokens.read(never);
  return shown(tokens, text);
}

function shown(tokens: LineTokens, text: string): string[] {
  return [...tokens.between(0, Infinity)].map(
    ({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`,
  );
}

describe('languages', () => {
  it.each([
    ['js', 'javascript'],
    ['JSX', 'javascript'],
    ['c++', 'cpp'],
    ['yml', 'yaml'],
  ])('[EDITOR-41] %s is known as %s', (name, id) => {
    expect(languageNamed(name)?.id).toBe(id);
  });

  it('[EDITOR-41] are found by what they are called, the exact name first', () => {
    expect(findLanguages('c')[0]?.id).toBe('c');
    expect(findLanguages('TS')[0]?.id).toBe('typescript');
    expect(findLanguages('no such thing')).toEqual([]);
    expect(languageNamed('constructor')).toBeNull();
  });

  it('[EDITOR-41] have names of their own that a document may hold', () => {
    const names = CODE_LANGUAGES.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(CODE_LANGUAGES.filter(({ id }) => languageOf(id) !== id)).toEqual([]);
  });
});

describe('colours of code', () => {
  it('[EDITOR-42] tell apart what a language does', async () => {
    expect(await read('ts', "const a = 'b'; // c")).toEqual([
      'keyword: const',
      'name: a',
      "string: 'b'",
      'comment: // c',
    ]);
    expect(await read('php', '<?php $a = "b"; # c')).toEqual([
      'meta: <?php',
      'string: "b"',
      'comment: # c',
    ]);
    expect(await read('diff', '+ a\n- b')).toEqual(['inserted: + a', 'deleted: - b']);
  });

  it('[EDITOR-42] are the same after a change as if all were read anew', async () => {
    const rules = (await languageNamed('js')?.load()) as Rules;
    const line = fc.constantFrom('let a = 1;', '/* open', 'close */', '`${a', '}`', '"s"', '', 'x');
    const lines = fc.array(line, { maxLength: 80 });
    fc.assert(
      fc.property(fc.array(lines, { minLength: 2, maxLength: 5 }), (texts) => {
        const changed = new LineTokens(rules, '');
        for (const each of texts) {
          changed.change(each.join('\n'));
          changed.read(never);
        }
        const last = texts.at(-1)?.join('\n') ?? '';
        const anew = new LineTokens(rules, last);
        anew.read(never);
        expect(shown(changed, last)).toEqual(shown(anew, last));
      }),
    );
  });

  it('[EDITOR-42] are read in slices, and a change far down reads little again', async () => {
    const rules = (await languageNamed('js')?.load()) as Rules;
    let count = 0;
    const counted: Rules = {
      ...rules,
      token: (stream, state) => {
        if (stream.sol()) count += 1;
        return rules.token(stream, state);
      },
    };
    const text = 'call(1);\n'.repeat(10_000);
    const tokens = new LineTokens(counted, text);
    tokens.read(() => true);
    expect(count).toBe(1);
    expect(tokens.isDone).toBe(false);
    tokens.read(never);
    expect(tokens.isDone).toBe(true);
    count = 0;
    tokens.change(`${text}more();`);
    tokens.read(never);
    expect(count).toBeLessThan(100);
  });

  it('[EDITOR-42] know none for what is no style', () => {
    expect(kindOf(null)).toBeNull();
    expect(kindOf('variable')).toBeNull();
    expect(kindOf('variableName.definition')).toBe('name');
    expect(kindOf('__proto__')).toBeNull();
  });
});
