/** Who is in the document, made from what the others' pages and the server say of themselves. */
import type { Profile } from '../../../../lib/core/actor.ts';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';

export type Activity = 'typing' | 'here' | 'idle';

export interface Person {
  /** The same for all of a person's tabs. */
  readonly key: string;
  readonly name: string;
  readonly hue: number;
  readonly isGuest: boolean;
  readonly isSelf: boolean;
  readonly activity: Activity;
  /** The tab whose caret was moved last; null: no caret in the text. */
  readonly caretClientId: number | null;
}

/** As one reads or hears it where no badge can stand. */
export function nameInWords(
  { name, isGuest }: Pick<Person, 'name' | 'isGuest'>,
  words: EditorMessages['presence'],
): string {
  if (name === '') return words.nameless;
  return isGuest ? fill(words.asGuest, { name }) : name;
}

export const TYPING_MS = 2_500;
export const IDLE_MS = 60_000;
/** A caret that rested this long is no longer drawn. */
export const AWAY_MS = 5 * 60_000;

export interface PresenceFacts {
  readonly states: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly ownClientId: number;
  readonly ownKey: string;
  readonly own: Profile;
  /** The own page says nothing of it: the server does, to the others. */
  readonly isOwnGuest: boolean;
  /** When a client's caret last moved; undefined: not since this page was opened. */
  readonly movedAtMs: (clientId: number) => number | undefined;
  readonly nowMs: number;
}

/** Self first, then those who write, then by name. Two tabs of a person are one. */
export function peopleFrom(facts: PresenceFacts): Person[] {
  const people = new Map<string, Person>();
  const lastMove = new Map<string, number>();
  for (const [clientId, state] of facts.states) {
    const person = personIn(clientId, state, facts);
    const movedMs = facts.movedAtMs(clientId) ?? 0;
    const known = people.get(person.key);
    const isLater = known?.caretClientId == null || movedMs > (lastMove.get(person.key) ?? 0);
    if (known === undefined || (isLater && person.caretClientId !== null)) {
      people.set(person.key, known?.isSelf === true ? { ...person, ...selfOf(known) } : person);
      lastMove.set(person.key, movedMs);
    }
  }
  return [...people.values()].toSorted(byStanding);
}

function selfOf(known: Person): Pick<Person, 'name' | 'hue' | 'isSelf'> {
  return { name: known.name, hue: known.hue, isSelf: true };
}

function personIn(
  clientId: number,
  state: Readonly<Record<string, unknown>>,
  facts: PresenceFacts,
): Person {
  const user = userIn(state);
  const isOwnTab = clientId === facts.ownClientId;
  const key = isOwnTab ? facts.ownKey : (user.id ?? `c${clientId}`);
  const isSelf = key === facts.ownKey;
  const hasCaret = state['cursor'] !== null && state['cursor'] !== undefined;
  return {
    key,
    name: isSelf ? facts.own.name : user.name,
    hue: isSelf ? facts.own.hue : user.hue,
    isGuest: isSelf ? facts.isOwnGuest : user.isGuest,
    isSelf,
    activity: activityAt(facts.movedAtMs(clientId), facts.nowMs),
    caretClientId: hasCaret && !isOwnTab ? clientId : null,
  };
}

export function activityAt(movedAtMs: number | undefined, nowMs: number): Activity {
  if (movedAtMs === undefined) return 'here';
  const restedMs = nowMs - movedAtMs;
  if (restedMs < TYPING_MS) return 'typing';
  return restedMs > IDLE_MS ? 'idle' : 'here';
}

export interface PresenceUser {
  readonly id: string | null;
  readonly name: string;
  readonly hue: number;
  readonly isGuest: boolean;
}

/** What a presence state says of its person; whatever is missing or odd reads as a nameless guest. */
export function userIn(state: Readonly<Record<string, unknown>>): PresenceUser {
  const user = state['user'];
  const facts = typeof user === 'object' && user !== null ? (user as Record<string, unknown>) : {};
  const { id, name, hue, kind } = facts;
  return {
    id: typeof id === 'string' ? id : null,
    name: typeof name === 'string' ? name : '',
    hue: typeof hue === 'number' ? hue : 0,
    isGuest: kind !== 'member',
  };
}

const RANK: Readonly<Record<Activity, number>> = { typing: 0, here: 1, idle: 2 };

function byStanding(a: Person, b: Person): number {
  if (a.isSelf !== b.isSelf) return a.isSelf ? -1 : 1;
  const idleA = RANK[a.activity] === RANK.idle;
  const idleB = RANK[b.activity] === RANK.idle;
  if (idleA !== idleB) return idleA ? 1 : -1;
  return a.name.localeCompare(b.name) || a.key.localeCompare(b.key);
}
