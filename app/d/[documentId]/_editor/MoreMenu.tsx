'use client';
/** Everything else that can be done with the document. The menu itself is loaded when first opened. */
import { Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import { memo, useRef, useState } from 'react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { MoreMenuProps } from './more-menu-props.ts';

const MoreEntries = dynamic(() => import('./MoreEntries.tsx').then((file) => file.MoreEntries), {
  ssr: false,
});

export const MoreMenu = memo(function MoreMenu(props: MoreMenuProps) {
  const { header } = useEditorMessages();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
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
      {wasOpened ? (
        <MoreEntries {...props} anchor={button} isOpen={isOpen} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
});
