'use client';
/** At the left of the block under the pointer: draws it elsewhere, opens its menu, adds another. */
import type { Editor } from '@tiptap/react';
import { GripVertical, Plus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useToast } from '../../../../_ui/toasts.tsx';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import { type BlockId, blockHash } from '../block-link/block-id.ts';
import { blockIdAt } from '../block-link/shared-block.ts';
import { copyText } from '../clipboard.ts';
import { Late } from '../Late.tsx';
import { type Block, chosenBlock } from './block-around.ts';
import { deleted, duplicated } from './block-deeds.ts';
import type { BlockRequest } from './block-request.ts';
import styles from './BlockHandle.module.css';
import { doDeed } from './do-deed.ts';
import { dragBlock } from './drag-block.ts';
import { elementOf, type Gap } from './pointed-block.ts';
import { useHoveredBlock } from './use-hovered-block.ts';

const loadMenu = () => import('./BlockMenu.tsx').then((file) => file.BlockMenu);

export interface BlockHandleProps {
  readonly editor: Editor;
  /** null: nothing is asked of it. */
  readonly request: BlockRequest | null;
}

interface Opened {
  readonly id: BlockId;
  readonly anchor: HTMLElement;
}

export function BlockHandle({ editor, request }: BlockHandleProps) {
  const { blockHandle: blocks } = useEditorMessages();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [gap, setGap] = useState<Gap | null>(null);
  const isDragging = useRef(false);
  const hovered = useHoveredBlock(editor, isOpen, isDragging);
  const copyLink = useBlockLinkCopy();
  const close = useCallback(() => setIsOpen(false), []);
  const openAt = isOpen ? opened?.anchor : null;
  const toggle = useCallback(
    (block: Block, anchor: HTMLElement) => {
      if (anchor === openAt) return close();
      const id = blockIdAt(editor.state, block.pos);
      if (id === null) return;
      setOpened({ id, anchor });
      setIsOpen(true);
    },
    [editor, openAt, close],
  );
  useRequest(editor, request, toggle, copyLink);

  return (
    <>
      {hovered === null
        ? null
        : createPortal(
            <div
              data-block-handle
              className={styles.rail}
              style={{ left: hovered.left, top: hovered.top }}
            >
              {hovered.isEmpty ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.add}
                  aria-label={blocks.add}
                  data-tip={blocks.add}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => addBlock(editor, hovered.block)}
                >
                  <Plus size={18} aria-hidden />
                </button>
              ) : null}
              <button
                type="button"
                tabIndex={-1}
                draggable
                className={styles.handle}
                aria-label={blocks.menu}
                data-tip={blocks.handle}
                aria-haspopup="menu"
                aria-expanded={isOpen}
                onClick={({ currentTarget }) => toggle(hovered.block, currentTarget)}
                onDragStart={({ dataTransfer }) => {
                  const { block } = hovered;
                  const id = blockIdAt(editor.state, block.pos);
                  if (id === null) return;
                  isDragging.current = true;
                  const onEnd = () => {
                    isDragging.current = false;
                  };
                  dragBlock({ editor, block, id, show: setGap, onEnd }, dataTransfer);
                }}
              >
                <GripVertical size={18} aria-hidden />
              </button>
            </div>,
            document.body,
          )}
      {gap === null
        ? null
        : createPortal(
            <div className={styles.gap} style={{ ...gap.line, inlineSize: gap.line.width }} />,
            document.body,
          )}
      <Late
        load={loadMenu}
        isWanted={isOpen}
        onMissing={close}
        props={opened === null ? null : { editor, ...opened, isOpen, onClose: close, copyLink }}
      />
    </>
  );
}

/** The list of blocks, as a slash opens it. */
function addBlock(editor: Editor, { pos }: Block): void {
  editor
    .chain()
    .focus()
    .setTextSelection(pos + 1)
    .insertContent('/')
    .run();
}

function useBlockLinkCopy(): (id: BlockId) => void {
  const { blockHandle: blocks } = useEditorMessages();
  const toast = useToast();
  return useCallback(
    (id) => {
      const link = `${location.origin}${location.pathname}${blockHash(id)}`;
      void copyText(link).then((isCopied) =>
        toast({
          message: isCopied ? blocks.linkCopied : fill(blocks.linkNotCopied, { link }),
          key: 'copy',
        }),
      );
    },
    [blocks, toast],
  );
}

function useRequest(
  editor: Editor,
  request: BlockRequest | null,
  toggle: (block: Block, anchor: HTMLElement) => void,
  copyLink: (id: BlockId) => void,
): void {
  const answered = useRef<BlockRequest | null>(null);
  useEffect(() => {
    if (request === null || request === answered.current || !editor.isEditable) return;
    answered.current = request;
    const block = chosenBlock(editor.state);
    if (block === null) return;
    switch (request.to) {
      case 'menu': {
        const anchor = request.anchor ?? elementOf(editor, block);
        if (anchor !== null) toggle(block, anchor);
        return;
      }
      case 'link': {
        const id = blockIdAt(editor.state, block.pos);
        if (id !== null) copyLink(id);
        return;
      }
      case 'duplicate':
        return doDeed(editor, duplicated(editor.state, block));
      case 'delete':
        return doDeed(editor, deleted(editor.state, block));
      default:
        return request.to satisfies never;
    }
  }, [editor, request, toggle, copyLink]);
}
