import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Asked } from '../../../app/d/[documentId]/_editor/inline/asked.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function asked(answers: Record<string, string>) {
  const requests: (readonly string[])[] = [];
  const onAnswer = vi.fn<() => void>();
  const server = { isAway: false };
  const known = new Asked(async (ids) => {
    requests.push(ids);
    if (server.isAway) throw new Error('away');
    return new Map(Object.entries(answers).filter(([id]) => ids.includes(id)));
  }, onAnswer);
  return { known, requests, onAnswer, server };
}

describe('titles asked for', () => {
  it('[EDITOR-55] go in one request, and what is not told is known as that', async () => {
    const { known, requests, onAnswer } = asked({ a: 'Plan' });
    expect([known.get('a'), known.get('b'), known.get('a')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await vi.runAllTimersAsync();
    expect(requests).toEqual([['a', 'b']]);
    expect([known.get('a'), known.get('b')]).toEqual(['Plan', null]);
    expect(onAnswer).toHaveBeenCalledTimes(1);
  });

  it('[EDITOR-55] stay while the server is away, and follow a rename', async () => {
    const answers: Record<string, string> = { a: 'Plan' };
    const { known, server } = asked(answers);
    known.get('a');
    await vi.runAllTimersAsync();
    server.isAway = true;
    answers['a'] = 'Plan B';
    known.renew(new Set(['a']));
    await vi.runAllTimersAsync();
    expect(known.get('a')).toBe('Plan');
    server.isAway = false;
    known.renew(new Set(['a']));
    await vi.runAllTimersAsync();
    expect(known.get('a')).toBe('Plan B');
  });

  it('[EDITOR-56] a text that names thousands makes nobody ask for them all', async () => {
    const { known, requests } = asked({});
    const ids = Array.from({ length: 5_000 }, (_, at) => `${at}`);
    for (const id of ids) known.get(id);
    await vi.runAllTimersAsync();
    for (const id of ids) known.get(id);
    await vi.runAllTimersAsync();
    known.renew(new Set(ids));
    await vi.runAllTimersAsync();
    expect(requests.every((request) => request.length <= 50)).toBe(true);
    expect(requests.length).toBe(8);
  });
});
