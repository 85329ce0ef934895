/** Questions and changes of a list, in which order they count. */
import { describe, expect, it } from 'vitest';
import { ListTraffic } from '../../../app/_home/list-traffic.ts';
import { aListed } from '../../support/listed-documents.ts';

describe('traffic of a list', () => {
  it('[SHELL-10] a question takes the place of the one before', () => {
    const traffic = new ListTraffic();
    const first = traffic.ask('all');
    const second = traffic.ask('all');
    expect([first?.signal.aborted, second?.signal.aborted]).toEqual([true, false]);
    traffic.stop();
    expect(second?.signal.aborted).toBe(true);
  });

  it('[SHELL-14] during a change nothing is asked, and what was on its way counts no more', () => {
    const traffic = new ListTraffic();
    const before = traffic.ask('all');
    traffic.beginChange();
    traffic.beginChange();
    expect(before?.signal.aborted).toBe(true);
    expect(traffic.ask('all')).toBeNull();
    traffic.endChange();
    expect(traffic.ask('all')).toBeNull();
    traffic.endChange();
    expect(traffic.ask('all')).not.toBeNull();
  });

  it('[HOME-17] a list that has grown is asked for as far as it is shown; another begins anew', () => {
    const traffic = new ListTraffic();
    traffic.grow('all');
    expect(traffic.ask('all')?.pages).toBe(2);
    traffic.grow('all');
    expect(traffic.ask('all')?.pages).toBe(3);
    expect(traffic.ask('mine')?.pages).toBe(1);
    expect(traffic.ask('all')?.pages).toBe(1);
  });

  it('[SHELL-14] an edit settles: answers are shown with it for a while', () => {
    const traffic = new ListTraffic();
    const rows = [aListed('a'), aListed('b')];
    traffic.settle((shown) => shown.slice(1), 10);
    traffic.settle((shown) => shown.toReversed(), 20);
    const titles = (nowMs: number) =>
      traffic
        .settled(nowMs)(rows)
        .map(({ title }) => title);
    expect(titles(5)).toEqual(['b']);
    expect(titles(10)).toEqual(['b', 'a']);
    expect(titles(20)).toEqual(['a', 'b']);
  });
});
