import { Awareness } from 'y-protocols/awareness';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CaretActivity } from '../../../app/d/[documentId]/_editor/caret-activity.ts';
import { HandClock } from '../../support/hand-clock.ts';

describe('when carets moved', () => {
  it('[PAGE-6] a caret that comes into sight has not moved, and moves from then on', () => {
    const awareness = new Awareness(new Y.Doc());
    const clock = new HandClock();
    const activity = new CaretActivity(awareness, clock);
    const say = (cursor: object, change: { added?: number[]; updated?: number[] }) => {
      awareness.states.set(7, { cursor });
      awareness.emit('change', [{ added: [], updated: [], removed: [], ...change }, 'remote']);
    };
    say({ anchor: 1 }, { added: [7] });
    expect(activity.movedAtMs(7)).toBeUndefined();
    say({ anchor: 1 }, { updated: [7] });
    expect(activity.movedAtMs(7)).toBeUndefined();
    say({ anchor: 2 }, { updated: [7] });
    expect(activity.movedAtMs(7)).toBe(clock.nowMs());
    activity.destroy();
    awareness.destroy();
  });
});
