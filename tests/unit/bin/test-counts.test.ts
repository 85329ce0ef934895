/** How `npm test` reads the result of a part. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterSecondLook } from '../../../bin/steps/second-look.mjs';
import { countTests, failedFiles, failedTests } from '../../../bin/steps/vitest.mjs';

const result = (changes: object) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults: [{ name: 'a', status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...changes,
});

describe('test counts', () => {
  it('[BUILD-9] are taken as they are when all went well', () => {
    expect(countTests(result({}), 0)).toEqual({ passed: 3, failed: 0, why: null });
    expect(countTests(result({ numFailedTests: 2 }), 1)).toEqual({
      passed: 3,
      failed: 2,
      why: null,
    });
  });

  it('[BUILD-9] fail without a single test file or test', () => {
    expect(countTests(result({ testResults: [] }), 0)).toMatchObject({ failed: 1 });
    expect(countTests(result({ numPassedTests: 0 }), 0)).toMatchObject({ failed: 1 });
  });

  it('[BUILD-9] fail when the runner broke off or complained of something else', () => {
    expect(countTests(null, 134)).toMatchObject({ failed: 1 });
    expect(countTests(result({}), 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('[BUILD-9] count a file that could not run as a failure', () => {
    const testResults = [{ name: 'a', status: 'failed', assertionResults: [] }];
    expect(countTests(result({ testResults }), 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('[BUILD-9] count a skipped test as a failure', () => {
    expect(countTests(result({ numPendingTests: 2 }), 0)).toMatchObject({ passed: 3, failed: 2 });
    expect(countTests(result({ numTodoTests: 1 }), 0)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('[BUILD-9] name each failed test and each file that could not run', () => {
    const testResults = [
      {
        name: resolve('tests/unit/a.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'rooms [ROOM-1] stay open' },
          { status: 'passed', fullName: 'rooms [ROOM-2] close' },
        ],
      },
      { name: resolve('tests/unit/b.test.ts'), status: 'failed', assertionResults: [] },
    ];
    expect(failedTests(result({ testResults }))).toEqual([
      'tests/unit/a.test.ts: rooms [ROOM-1] stay open',
      'tests/unit/b.test.ts',
    ]);
    expect(failedTests(null)).toEqual([]);
    expect(failedTests(result({}))).toEqual([]);
  });

  it('[BUILD-12] a second look clears what passes then, and names it', () => {
    const tested = (changes: object) => ({
      ...countTests(result(changes), 0),
      output: '',
      failures: [],
      failedFiles: [],
    });
    const first = { ...tested({ numFailedTests: 1 }), failures: ['a.test.ts: [A-1] holds'] };
    expect(afterSecondLook(first, tested({}))).toMatchObject({
      passed: 4,
      failed: 0,
      failures: [],
      unsteady: first.failures,
    });
    const again = { ...tested({ numFailedTests: 1 }), failures: ['a.test.ts: [A-2] holds'] };
    expect(afterSecondLook(first, again)).toMatchObject({
      passed: 3,
      failed: 1,
      failures: [...first.failures, ...again.failures],
      unsteady: [],
    });
    const skipping = tested({ numPendingTests: 1 });
    expect(afterSecondLook(skipping, tested({}))).toMatchObject({ failed: 1, unsteady: [] });
    const named = { name: resolve('tests/e2e/a.test.ts'), status: 'failed', assertionResults: [] };
    expect(failedFiles(result({ testResults: [named] }))).toEqual(['tests/e2e/a.test.ts']);
  });
});
