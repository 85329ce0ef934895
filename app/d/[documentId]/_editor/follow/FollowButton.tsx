'use client';
/** Beside a person in the list: goes where they go, until one goes one's own way. */
import { Eye } from 'lucide-react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import type { Person } from '../people.ts';

export interface FollowButtonProps {
  readonly person: Person;
  readonly onFollow: () => void;
}

export function FollowButton({ person, onFollow }: FollowButtonProps) {
  const { follow: words, presence } = useEditorMessages();
  if (person.isSelf || person.caretClientId === null) return null;
  const name = person.name || presence.nameless;
  return (
    <IconButton label={fill(words.follow, { name })} onClick={onFollow}>
      <Eye size={16} aria-hidden />
    </IconButton>
  );
}
