'use client';
/** Shows the one-time link by which a member chooses a new password. */
import type { MembersMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Dialog } from '../_ui/Dialog.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { ShownOnce } from '../_ui/ShownOnce.tsx';

export interface ResetDialogProps {
  readonly words: MembersMessages;
  readonly name: string;
  /** null: there is none to show. */
  readonly url: string | null;
  readonly hours: number;
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
}

export function ResetDialog({ words, name, url, hours, opener, onClose }: ResetDialogProps) {
  const { language } = useMessages();
  return (
    <Dialog
      isOpen={url !== null}
      onClose={onClose}
      opener={opener}
      holds
      title={words.resetLink.title}
      description={fill(words.resetLink.lead, { name })}
    >
      {url === null ? null : (
        <ShownOnce
          words={words.link}
          secret={url}
          note={fill(plural(language.tag, words.resetLink.until, hours), { name })}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}
