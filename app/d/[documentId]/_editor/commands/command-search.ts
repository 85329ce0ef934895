/** Finds commands by what a writer types after a slash or into the palette, in either language. */
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { BLOCK_SYNONYMS } from './block-search.ts';
import type { CommandId } from './command-table.ts';
import { TABLE_SYNONYMS } from './table-synonyms.ts';
import { beginsAny } from './word-search.ts';

/** Other words people know these by; never shown, so they are not part of a dictionary. */
const SYNONYMS: Readonly<Record<CommandId, readonly string[]>> = {
  ...BLOCK_SYNONYMS,
  bold: ['strong', 'fat', '加粗', 'cuti', 'jiacu'],
  italic: ['emphasis', 'slanted', '倾斜', 'xieti'],
  underline: ['下划线', 'xiahuaxian'],
  strike: ['strike', 'cross out', 'deleted', '划掉', 'shanchuxian'],
  code: ['inline code', 'monospace', '代码', 'daima'],
  link: ['url', 'address', 'hyperlink', '网址', '链接', 'lianjie'],
  clearFormatting: ['plain', 'remove style', '清除', 'qingchu'],
  indent: ['nest', 'inwards', '缩进', 'suojin'],
  outdent: ['unnest', 'outwards', '缩进', 'suojin'],
  toggleTask: ['done', 'tick', '完成', '勾选', 'gouxuan'],
  ...TABLE_SYNONYMS,
  moveUp: ['up', '上移', 'shangyi'],
  moveDown: ['down', '下移', 'xiayi'],
  undo: ['back', 'revert', '撤销', 'chexiao'],
  redo: ['again', 'repeat', '重做', 'chongzuo'],
  pastePlain: ['paste text', '纯文本', 'niantie'],
  palette: ['palette', 'search', '命令', 'mingling'],
  saveState: ['saved', 'stored', '保存', 'baocun'],
  wordCount: ['count', 'characters', 'length', '字数', 'zishu'],
  shortcutSheet: ['keys', 'hotkeys', 'help', '快捷键', 'kuaijiejian'],
};

/** Those whose name or synonym has a word that begins with `query`; in the order given. */
export function findCommands<Id extends CommandId>(
  ids: readonly Id[],
  query: string,
  names: EditorMessages['actions'],
): Id[] {
  return ids.filter((id) => beginsAny(query, [names[id], ...SYNONYMS[id]]));
}
