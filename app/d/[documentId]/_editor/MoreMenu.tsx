'use client';
/** Everything else that can be done with the document. The menu itself comes later. */
import { Ellipsis } from 'lucide-react';
import { memo, useCallback, useRef, useState } from 'react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { Late } from './Late.tsx';
import type { MoreMenuProps } from './more-menu-props.ts';

const loadEntries = () => import('./MoreEntries.tsx').then((file) => file.MoreEntries);

export const MoreMenu = memo(function MoreMenu(props: MoreMenuProps) {
  const { header } = useEditorMessages();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  return (
    <>
      <IconButton
        ref={button}
        label={header.more}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          setWasOpened(true);
          setIsOpen((open) => !open);
        }}
      >
        <Ellipsis size={18} aria-hidden />
      </IconButton>
      <Late
        load={loadEntries}
        isWanted={isOpen}
        onMissing={close}
        props={wasOpened ? { ...props, anchor: button, isOpen, onClose: close } : null}
      />
    </>
  );
});
