/** The script that holds rules and tests together. */
import { describe, expect, it } from 'vitest';
import { checkSpecIds } from '../../../bin/steps/spec-ids.mjs';

const spec = (text: string) => [{ name: 'docs/spec/a.md', text }];
// Put together, so that the script does not take these for citations of this very file.
const test = (...ids: string[]) => [
  { name: 'tests/a.test.ts', text: ids.map((id) => `it(${`'[${id}] x'`}, run);`).join('\n') },
];

describe('spec ids', () => {
  it('[BUILD-8] agree when every rule is cited and every citation is a rule', () => {
    const rules = spec('- **[AB-1]** One.\n- **[AB-12]** Two.\n');
    expect(checkSpecIds(rules, test('AB-1', 'AB-12] [AB-1'))).toEqual([]);
  });

  it('[BUILD-8] miss a rule that no test cites', () => {
    const problems = checkSpecIds(spec('- **[AB-1]** One.\n- **[AB-2]** Two.'), test('AB-1'));
    expect(problems).toEqual(['docs/spec/a.md: no test cites AB-2']);
  });

  it('[BUILD-8] do not count a rule that is mentioned but not cited by a title', () => {
    const tests = [{ name: 'tests/a.test.ts', text: '// see [AB-1]\nit("about [AB-1]", run)' }];
    expect(checkSpecIds(spec('- **[AB-1]** One.'), tests)).toHaveLength(1);
  });

  it('[BUILD-8] find a citation of no rule', () => {
    const problems = checkSpecIds(spec('- **[AB-1]** One.'), test('AB-1', 'AB-7'));
    expect(problems).toEqual(['tests/a.test.ts: cites AB-7, which is no rule']);
  });

  it('[BUILD-8] find a number given twice, and a rule written in another way', () => {
    const rules = spec('- **[AB-1]** One.\n- **[AB-1]** Again.\nAnd **[AB-3]** in passing.');
    const problems = checkSpecIds(rules, test('AB-1'));
    expect(problems.join('\n')).toContain('AB-1 is already a rule');
    expect(problems.join('\n')).toContain('is not written as a line');
  });
});
