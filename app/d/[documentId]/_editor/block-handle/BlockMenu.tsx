'use client';
/** All that can be done with one block, whether it was asked for by pointer or by key. */
import type { Editor } from '@tiptap/react';
import { TextSelection } from '@tiptap/pm/state';
import { ArrowDown, ArrowUp, Copy, Link2, Palette, Repeat2, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Menu, type MenuEntry } from '../../../../_ui/Menu.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import type { BlockId } from '../block-link/block-id.ts';
import { placeOfBlock } from '../block-link/shared-block.ts';
import { CONTAINER_ICONS } from '../blocks/container-icons.ts';
import { TURN_INTO } from '../commands/block-at.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { TOOL_ICONS } from '../commands/tool-icons.ts';
import { turnInto } from '../commands/turn-into.ts';
import { Late } from '../Late.tsx';
import type { Block } from './block-around.ts';
import { deleted, duplicated, swapped } from './block-deeds.ts';
import styles from './BlockMenu.module.css';
import { doDeed } from './do-deed.ts';
import { elementOf } from './pointed-block.ts';

const loadColours = () => import('../styles/ColourPanel.tsx').then((file) => file.ColourPanel);
const KIND_ICONS = { ...TOOL_ICONS, ...CONTAINER_ICONS };
const ICON_PX = 16;

export interface BlockMenuProps {
  readonly editor: Editor;
  readonly id: BlockId;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly copyLink: (id: BlockId) => void;
}

export function BlockMenu({ editor, id, anchor, isOpen, onClose, copyLink }: BlockMenuProps) {
  const { actions, blockHandle: blocks } = useEditorMessages();
  const [colours, setColours] = useState(false);
  const block = isOpen ? blockOf(editor, id) : null;
  const isGone = isOpen && block === null;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  const deed = (
    name: 'duplicateBlock' | 'moveUp' | 'moveDown' | 'deleteBlock',
    Icon: typeof Copy,
    make: (block: Block) => ReturnType<typeof swapped>,
  ): MenuEntry => ({
    is: 'action',
    label: actions[name],
    icon: <Icon size={ICON_PX} aria-hidden />,
    isDisabled: block === null || make(block) === null,
    ...shortcutOf(name),
    ...(name === 'deleteBlock' ? { tone: 'danger' as const } : {}),
    onSelect: () => {
      const now = blockOf(editor, id);
      const tr = now === null ? null : make(now);
      if (tr !== null) doDeed(editor, tr);
      editor.view.focus();
    },
  });
  const entries: MenuEntry[] = [
    {
      is: 'more',
      label: blocks.turnInto,
      icon: <Repeat2 size={ICON_PX} aria-hidden />,
      entries: TURN_INTO.map((kind) => {
        const Icon = KIND_ICONS[kind];
        return {
          is: 'action',
          label: actions[kind],
          icon: <Icon size={ICON_PX} aria-hidden />,
          onSelect: () => {
            if (choose(editor, id, 'caret')) turnInto(editor, kind);
          },
        };
      }),
    },
    {
      is: 'action',
      label: blocks.colours,
      icon: <Palette size={ICON_PX} aria-hidden />,
      isDisabled: block?.node.isTextblock === false && block.node.textContent === '',
      onSelect: () => setColours(choose(editor, id, 'words')),
    },
    { is: 'line' },
    deed('duplicateBlock', Copy, (now) => duplicated(editor.state, now)),
    {
      is: 'action',
      label: actions.copyBlockLink,
      icon: <Link2 size={ICON_PX} aria-hidden />,
      onSelect: () => copyLink(id),
    },
    deed('moveUp', ArrowUp, (now) => swapped(editor.state, now, 'up')),
    deed('moveDown', ArrowDown, (now) => swapped(editor.state, now, 'down')),
    { is: 'line' },
    deed('deleteBlock', Trash2, (now) => deleted(editor.state, now)),
  ];
  return (
    <>
      <Shade element={block === null ? null : elementOf(editor, block)} />
      <Menu
        anchor={anchor}
        isOpen={isOpen && !isGone}
        onClose={onClose}
        label={blocks.menu}
        align="start"
        entries={isOpen ? entries : []}
        returnTo={editor.view.dom}
      />
      <Late
        load={loadColours}
        isWanted={colours}
        onMissing={() => setColours(false)}
        props={colours ? { editor, anchor, onClose: () => setColours(false) } : null}
      />
    </>
  );
}

/** Shows which block is meant. */
function Shade({ element }: { readonly element: HTMLElement | null }) {
  if (element === null) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return createPortal(
    <div className={styles.shade} style={{ left, top, inlineSize: width, blockSize: height }} />,
    document.body,
  );
}

function shortcutOf(name: 'duplicateBlock' | 'moveUp' | 'moveDown' | 'deleteBlock') {
  const [shortcut] = COMMANDS[name].keys;
  return shortcut === undefined ? {} : { shortcut };
}

/** null: somebody has taken it away. */
function blockOf({ state }: Editor, id: BlockId): Block | null {
  const place = placeOfBlock(state, id);
  const node = place === null || place.isNearest ? null : state.doc.nodeAt(place.pos);
  return place === null || node === null ? null : { pos: place.pos, node };
}

/** @returns false when it is gone. */
function choose(editor: Editor, id: BlockId, what: 'caret' | 'words'): boolean {
  const block = blockOf(editor, id);
  if (block === null) return false;
  const { state, view } = editor;
  const [start, end] = [block.pos, block.pos + block.node.nodeSize].map((pos) =>
    state.doc.resolve(pos),
  );
  if (start === undefined || end === undefined) return false;
  const words = TextSelection.between(start, end);
  const selection = what === 'words' ? words : TextSelection.near(words.$to, -1);
  view.dispatch(state.tr.setSelection(selection));
  return true;
}
