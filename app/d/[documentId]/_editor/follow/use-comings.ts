'use client';
/** Who comes and goes, in words for those who hear the page; for whoever has asked for it. */
import { useEffect, useRef, useState } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { recall, remember } from '../../../../_ui/kept-profile.ts';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import { nameInWords, type Person } from '../people.ts';

const KEY = 'sheaf.tell-comings';

export interface Comings {
  readonly isTold: boolean;
  readonly change: (isTold: boolean) => void;
  /** For a live region. */
  readonly words: string;
}

export function useComings(people: readonly Person[]): Comings {
  const { follow, presence } = useEditorMessages();
  const [isTold, setIsTold] = useState(() => recall(KEY) === '1');
  const [words, setWords] = useState('');
  const before = useRef<readonly Person[]>([]);
  useEffect(() => {
    const [then, now] = [before.current, people];
    before.current = people;
    // Those who were here first have not come.
    if (!isTold || then.length === 0) return;
    const said = [
      ...missingFrom(then, now).map((person) => ({ person, phrase: follow.came })),
      ...missingFrom(now, then).map((person) => ({ person, phrase: follow.left })),
    ].map(({ person, phrase }) => fill(phrase, { name: nameInWords(person, presence) }));
    if (said.length > 0) setWords(said.join(' '));
  }, [people, isTold, follow, presence]);
  return {
    isTold,
    change: (next) => {
      remember(KEY, next ? '1' : '');
      setIsTold(next);
      setWords('');
    },
    words,
  };
}

/** Of `others`, those that are not among `people`. */
function missingFrom(people: readonly Person[], others: readonly Person[]): Person[] {
  const keys = new Set(people.map(({ key }) => key));
  return others.filter(({ key, isSelf }) => !isSelf && !keys.has(key));
}
