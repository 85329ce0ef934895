import { describe, expect, it } from 'vitest';
import {
  activityAt,
  IDLE_MS,
  nameInWords,
  peopleFrom,
  type PresenceFacts,
  TYPING_MS,
  userIn,
} from '../../../app/d/[documentId]/_editor/people.ts';
import { editor } from '../../../lib/i18n/en/editor.ts';

const caret = { anchor: {}, head: {} };
const guest = (id: string, name: string, cursor: unknown = null) => ({
  user: { id, name, hue: 3, kind: 'guest' },
  cursor,
});

function facts(states: [number, Record<string, unknown>][], moved: Record<number, number> = {}) {
  return {
    states: new Map(states),
    ownClientId: 1,
    ownKey: 'ada',
    own: { name: 'Ada', hue: 0 },
    isOwnGuest: true,
    movedAtMs: (clientId) => moved[clientId],
    nowMs: 100_000,
  } satisfies PresenceFacts;
}

describe('people', () => {
  it('[PAGE-6] are listed with oneself first, then by name, the idle last', () => {
    const people = peopleFrom(
      facts(
        [
          [4, guest('zoe', 'Zoe')],
          [3, guest('bob', 'Bob')],
          [1, guest('ada', 'Ada')],
          [2, guest('abe', 'Abe', caret)],
        ],
        { 2: 100_000 - IDLE_MS - 1 },
      ),
    );
    expect(people.map((person) => person.key)).toEqual(['ada', 'bob', 'zoe', 'abe']);
    expect(people.map((person) => person.isSelf)).toEqual([true, false, false, false]);
  });

  it('[SHAREPAGE-23] where no badge can stand a guest is called one, and somebody nameless is not', () => {
    const { presence } = editor;
    const called = (name: string, isGuest: boolean) => nameInWords({ name, isGuest }, presence);
    expect(called('Bob', true)).toBe('Bob (guest)');
    expect(called('Bob', false)).toBe('Bob');
    expect(called('', true)).toBe(presence.nameless);
  });

  it.each([true, false])(
    '[SHAREPAGE-23] oneself is marked as a guest when one is: %j',
    (isOwnGuest) => {
      // As a page has it of itself, and as the server says it of another tab.
      const own = { user: { name: 'Ada', hue: 0 } };
      const tab = { user: { id: 'ada', name: 'Ada', hue: 0, kind: 'member' }, cursor: caret };
      const people = peopleFrom({
        ...facts([
          [1, own],
          [2, tab],
        ]),
        isOwnGuest,
      });
      expect(people.map((person) => person.isGuest)).toEqual([isOwnGuest]);
    },
  );

  it('[PAGE-6] with two tabs count once, and lead to the caret moved last', () => {
    const people = peopleFrom(
      facts(
        [
          [1, guest('ada', 'Ada')],
          [5, guest('bob', 'Bob', caret)],
          [6, guest('bob', 'Bob', caret)],
          [7, guest('bob', 'Bob')],
        ],
        { 5: 10, 6: 20 },
      ),
    );
    expect(people).toHaveLength(2);
    expect(people[1]?.caretClientId).toBe(6);
  });

  it("[PAGE-6] one's own other tab is oneself, under the name chosen here", () => {
    const people = peopleFrom(
      facts([
        [9, guest('ada', 'Old name')],
        [1, guest('ada', 'Ada')],
      ]),
    );
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ isSelf: true, name: 'Ada', hue: 0 });
  });

  it('[PAGE-7] type, are here, or idle by the time since their caret moved', () => {
    expect(activityAt(undefined, 5)).toBe('here');
    expect(activityAt(100, 100 + TYPING_MS - 1)).toBe('typing');
    expect(activityAt(100, 100 + TYPING_MS)).toBe('here');
    expect(activityAt(100, 101 + IDLE_MS)).toBe('idle');
  });

  it('[PAGE-8] who say odd things of themselves read as nameless guests', () => {
    for (const user of [undefined, null, 7, { name: 4, hue: 'red', id: {} }]) {
      expect(userIn({ user })).toEqual({ id: null, name: '', hue: 0, isGuest: true });
    }
  });
});
