'use client';
/** What can be done with a link: copy, show as a code, and the rest in a menu. */
import { Copy, Ellipsis, Link2Off, PencilLine, QrCode } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { LinkView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { IconButton } from '../_ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../_ui/Menu.tsx';
import { isUnreadable } from './link-facts.ts';
import styles from './LinkDeeds.module.css';
import { useShareMessages } from './share-messages.tsx';
import { useCopy } from './use-copy.ts';

export interface LinkDeedsProps {
  readonly link: LinkView;
  readonly label: string;
  /** The button of the menu, for who gives the focus back. */
  readonly more: RefObject<HTMLButtonElement | null>;
  readonly isCodeOpen: boolean;
  readonly onCode: () => void;
  readonly onEdit: (() => void) | undefined;
  readonly onRevoke: () => void;
}

export function LinkDeeds(props: LinkDeedsProps) {
  const { link, label, more, isCodeOpen, onCode, onEdit, onRevoke } = props;
  const { links: words } = useShareMessages();
  const { copyLink } = useCopy();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const revoke: MenuEntry = {
    is: 'action',
    label: words.revoke,
    icon: <Link2Off size={16} aria-hidden />,
    tone: 'danger',
    onSelect: onRevoke,
  };
  const edit: readonly MenuEntry[] =
    onEdit === undefined
      ? []
      : [
          {
            is: 'action',
            label: words.edit,
            icon: <PencilLine size={16} aria-hidden />,
            onSelect: onEdit,
          },
        ];
  return (
    <div className={styles.deeds}>
      {isUnreadable(link) ? null : (
        <>
          <IconButton
            label={fill(words.copy, { label })}
            data-focus={`copy-${link.id}`}
            onClick={() => void copyLink(link)}
          >
            <Copy size={16} aria-hidden />
          </IconButton>
          <IconButton label={fill(words.qr, { label })} aria-expanded={isCodeOpen} onClick={onCode}>
            <QrCode size={16} aria-hidden />
          </IconButton>
        </>
      )}
      <IconButton
        ref={more}
        label={fill(words.more, { label })}
        data-focus={`more-${link.id}`}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={() => setIsMenuOpen(!isMenuOpen)}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      <Menu
        anchor={more.current}
        isOpen={isMenuOpen}
        onClose={() => setIsMenuOpen(false)}
        label={fill(words.more, { label })}
        entries={[...edit, revoke]}
      />
    </div>
  );
}
