/** Finds commands by what a writer types after a slash or into the palette, in either language. */
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import type { CommandId } from './command-table.ts';

/** Other words people know these by; never shown, so they are not part of a dictionary. */
const SYNONYMS: Readonly<Record<CommandId, readonly string[]>> = {
  bold: ['strong', 'fat', '加粗', 'cuti', 'jiacu'],
  italic: ['emphasis', 'slanted', '倾斜', 'xieti'],
  underline: ['下划线', 'xiahuaxian'],
  strike: ['strike', 'cross out', 'deleted', '划掉', 'shanchuxian'],
  code: ['inline code', 'monospace', '代码', 'daima'],
  link: ['url', 'address', 'hyperlink', '网址', '链接', 'lianjie'],
  clearFormatting: ['plain', 'remove style', '清除', 'qingchu'],
  text: ['text', 'paragraph', 'plain', 'body', '正文', '文本', '段落', 'zhengwen'],
  heading1: ['heading 1', 'title', 'h1', 'big', '标题', '大标题', '一级标题', 'biaoti'],
  heading2: ['heading 2', 'subtitle', 'h2', '标题', '副标题', '二级标题', 'biaoti'],
  heading3: ['heading 3', 'subheading', 'h3', '标题', '小标题', '三级标题', 'biaoti'],
  bulletList: ['bullet list', 'unordered', 'ul', 'point', '列表', '无序', '项目符号', 'liebiao'],
  orderedList: ['numbered list', 'ordered', 'ol', 'steps', '列表', '有序', '编号', 'liebiao'],
  taskList: ['to-do', 'todo', 'task', 'checkbox', 'check', '待办', '任务', '复选框', 'daiban'],
  quote: ['quote', 'blockquote', 'citation', '引用', '引言', 'yinyong'],
  divider: ['divider', 'rule', 'line', 'separator', 'hr', '分隔线', '横线', 'fengexian'],
  codeBlock: ['code', 'program', 'pre', 'monospace', '代码', '程序', 'daima'],
  indent: ['nest', 'inwards', '缩进', 'suojin'],
  outdent: ['unnest', 'outwards', '缩进', 'suojin'],
  toggleTask: ['done', 'tick', '完成', '勾选', 'gouxuan'],
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
  const wanted = folded(query);
  if (wanted === '') return [...ids];
  return ids.filter((id) =>
    [names[id], ...SYNONYMS[id]].some((word) => startsAnyWord(folded(word), wanted)),
  );
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}

function startsAnyWord(text: string, wanted: string): boolean {
  // Chinese has no spaces: any place in a word counts as its beginning.
  if (/\p{Script=Han}/u.test(wanted)) return text.includes(wanted);
  if (text.startsWith(wanted)) return true;
  const joined = text.replaceAll(/[\s-]/gu, '');
  return joined.startsWith(wanted) || text.split(/[\s-]+/u).some((word) => word.startsWith(wanted));
}
