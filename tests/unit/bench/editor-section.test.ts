/** One page of figures, written by two benches. */
import { describe, expect, it } from 'vitest';
import { editorReport } from '../../bench/editor-report.ts';
import { editorSection, withEditorSection } from '../../bench/editor-section.ts';

const PAGE = '# Benchmarks\n\nFigures.\n\n## How it is measured\n\nCarefully.\n';

const facts = { date: '2026-01-02', cores: 2, processor: 'Some', load: 1.25, roundCount: 3 };
const arrival = { paintedMs: 90, readableMs: 120, editableMs: 480 };
const compared = {
  words: 10_000,
  rounds: new Map([
    [
      'Sheaf',
      [
        { p50: 3, p95: 9, busyMs: 6 },
        { p50: 1, p95: 7, busyMs: 4 },
        { p50: 2, p95: 8, busyMs: 5 },
      ],
    ],
  ]),
  arrivals: { cold: [arrival], warm: [{ ...arrival, editableMs: 210 }] },
};

describe('the part of the page that tells of the editor', () => {
  it('[BENCH-11] stands before the method, is replaced, and can be taken over to a new page', () => {
    const first = withEditorSection(PAGE, '## The editor\n\nFast.');
    expect(first.indexOf('Fast.')).toBeLessThan(first.indexOf('## How it is measured'));
    expect(editorSection(first)).toBe('## The editor\n\nFast.');
    const second = withEditorSection(first, '## The editor\n\nFaster.');
    expect(second).not.toContain('Fast.');
    expect(editorSection(second)).toBe('## The editor\n\nFaster.');
    expect(withEditorSection(second, '')).toBe(PAGE);
    expect(withEditorSection(PAGE, editorSection(PAGE))).toBe(PAGE);
  });

  it('[BENCH-11] shows the medians of the rounds, page by page', () => {
    const report = editorReport(facts, [compared]);
    expect(report).toContain('| 10,000 | Sheaf | 2.0 | 8.0 | 5.0 |');
    expect(report).toContain('| 10,000 | first time | 120.0 | 480.0 |');
    expect(report).toContain('| 10,000 | again | 120.0 | 210.0 |');
    expect(report).toContain('load 1.3');
  });
});
