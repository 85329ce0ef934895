'use client';
/** The menu that a slash opens at the start of a line or after a space. */
import type { Editor, Range } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';
import type { LucideIcon } from 'lucide-react';
import { Kbd } from '../../../_ui/Kbd.tsx';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { blockToolsComing, blockToolsOf } from './blocks/tools.ts';
import { findBlocks } from './commands/block-search.ts';
import { mayRun } from './commands/command.ts';
import { BLOCK_IDS, type BlockId, COMMANDS } from './commands/command-table.ts';
import { TOOL_ICONS } from './commands/tool-icons.ts';
import { ChoiceList, type ChoiceListProps, type ChoiceView } from './ChoiceList.tsx';
import styles from './ChoiceList.module.css';
import { type SuggestionListProps, SuggestionView } from './suggestion-view.ts';
import { type MenuKey, typedMenu } from './typed-menu.ts';

const LIST_ID = 'slash-menu';

type OwnListProps = Omit<ChoiceListProps<BlockId>, keyof SuggestionListProps<BlockId>>;
type Icons = Partial<Readonly<Record<BlockId, LucideIcon>>>;

export function slashPlugin(own: Editor, key: MenuKey, words: EditorMessages): Plugin {
  const find = (editor: Editor, query: string) =>
    findBlocks(blocksFor(editor), query.trim(), words.actions);
  return typedMenu<BlockId>({
    editor: own,
    key,
    char: '/',
    // What containers may do is known only when they are there.
    mayFind: (query) => blockToolsOf(own) === null || find(own, query).length > 0,
    items: ({ query, editor }) => {
      const found = () => find(editor, query);
      return blockToolsComing(editor)?.then(found) ?? found();
    },
    command: ({ editor, range, props }) => insertBlock(editor, range, props),
    render: () =>
      new SuggestionView<BlockId, OwnListProps>(key, LIST_ID, ChoiceList<BlockId>, (editor) => {
        const icons: Icons = { ...TOOL_ICONS, ...blockToolsOf(editor)?.icons };
        return {
          label: words.slash.label,
          none: words.slash.none,
          viewOf: (id) => viewOf(id, words, icons[id]),
        };
      }),
  });
}

/** What may stand where the caret is. */
function blocksFor(editor: Editor): BlockId[] {
  return BLOCK_IDS.filter((id) => mayRun(COMMANDS[id], editor));
}

function viewOf(id: BlockId, words: EditorMessages, Icon: LucideIcon | undefined): ChoiceView {
  const { keys, markdown } = COMMANDS[id];
  const [shortcut] = keys;
  return {
    key: id,
    name: words.actions[id],
    hint: words.blockHints[id],
    icon: (
      <span className={styles.icon}>
        {Icon === undefined ? null : <Icon size={18} aria-hidden />}
      </span>
    ),
    keys: shortcut === undefined ? markdown : <Kbd shortcut={shortcut} />,
  };
}

function insertBlock(editor: Editor, range: Range, id: BlockId): void {
  COMMANDS[id].apply(editor.chain().focus().deleteRange(range)).run();
}
