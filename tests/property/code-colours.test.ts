import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LANGUAGES } from '../../app/d/[documentId]/_editor/sources/code/languages.ts';
import { LineTokens } from '../../app/d/[documentId]/_editor/sources/code/line-tokens.ts';

const never = () => false;

describe('colours of code', () => {
  it('[EDITOR-42] end for every language, whatever is written', async () => {
    const all = await Promise.all(CODE_LANGUAGES.map(async ({ load }) => load()));
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const code = fc.string({
      unit: fc.constantFrom(...Array.from('\'"`<>{}()[]/*#$\\%@!-=+\n \ta1')),
      maxLength: 80,
    });
    fc.assert(
      fc.property(fc.oneof(text, code), (hostile) => {
        for (const rules of all) {
          const tokens = new LineTokens(rules, hostile);
          tokens.read(never);
          expect(tokens.isDone).toBe(true);
          for (const { from, to } of tokens.between(0, Infinity)) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(hostile.length);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
