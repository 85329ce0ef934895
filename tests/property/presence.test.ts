import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from '../support/awareness-frame.ts';
import { shownCarets } from '../support/shown-carets.ts';
import { TestRoom } from '../support/test-room.ts';

const PEOPLE = 3;
const OPS = ['move', 'move', 'move', 'late', 'null', 'window', 'type', 'commit', 'rejoin'] as const;

describe('presence', () => {
  it('[PRES-12] [PRES-4] [PRES-5] what is read late is what would have been read at once', () => {
    const step = fc.record({ op: fc.constantFrom(...OPS), who: fc.nat({ max: PEOPLE - 1 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const room = new TestRoom().load();
        const join = (who: number) => room.join({ personId: `g_${who}` }).hello();
        const people = Array.from({ length: PEOPLE }, (_, who) => join(who));
        const reader = room.join({ personId: 'g_reader' }).hello();
        /** Who is to be shown in the end, and with which caret. */
        const expected = new Map<number, number>();
        let clock = 0;
        for (const { op, who } of steps) {
          const person = people[who];
          if (person === undefined) continue;
          const id = person.doc.clientID;
          const say = (at: number, text: string) =>
            person.sendFrame({ is: 'awareness', claims: [claim(id, at, text)] });
          switch (op) {
            case 'move':
              clock += 1;
              say(clock, `{"cursor":${clock}}`);
              expected.set(id, clock);
              break;
            case 'late':
              if (expected.has(id)) say((expected.get(id) ?? 0) - 1, '{"cursor":"late"}');
              break;
            case 'null':
              clock += 1;
              say(clock, 'null');
              expected.delete(id);
              break;
            case 'window':
              room.pass(room.limits.presenceWindowMs);
              break;
            case 'type':
              person.type('x');
              break;
            case 'commit':
              room.commit();
              break;
            case 'rejoin':
              person.leave();
              expected.delete(id);
              people[who] = join(who);
              break;
          }
        }
        room.settle();
        room.pass(room.limits.presenceWindowMsMax);
        const newcomer = room.join({ personId: 'g_newcomer' }).hello();
        for (const client of [reader, newcomer]) {
          const shown = [...shownCarets(client)].map(([id, { cursor }]) => [id, cursor]);
          expect(new Map(shown as [number, number][])).toEqual(expected);
        }
      }),
    );
  });
});
