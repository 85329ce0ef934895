'use client';
/** What the members here look like. Only members are told, so only a member's page asks. */
import { useEffect, useRef, useState } from 'react';
import {
  isMemberId,
  parsePersonId,
  type PersonId,
  type PictureId,
  PICTURES_ASKED_MAX,
} from '../../../../lib/core/ids.ts';
import { ask } from '../../../_request/ask.ts';
import type { Person } from './people.ts';

type Pictures = Readonly<Record<string, PictureId>>;

export function usePictures(personId: PersonId | null, people: readonly Person[]): Pictures {
  const [pictures, setPictures] = useState<Pictures>({});
  const asked = useRef(new Set<PersonId>());
  useEffect(() => {
    if (personId === null || !isMemberId(personId)) return;
    const fresh = people
      .map(({ key }) => parsePersonId(key))
      .filter((id) => id !== null)
      .filter((id) => isMemberId(id) && !asked.current.has(id))
      .slice(0, PICTURES_ASKED_MAX);
    if (fresh.length === 0) return;
    for (const id of fresh) asked.current.add(id);
    ask<{ readonly pictures: Pictures }>('GET', `/api/v1/pictures?of=${fresh.join(',')}`).then(
      (answer) => setPictures((known) => ({ ...known, ...answer.pictures })),
      // Their initials stay, as of those who have none.
      () => {},
    );
  }, [personId, people]);
  return pictures;
}
