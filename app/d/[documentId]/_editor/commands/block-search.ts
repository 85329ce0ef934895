/** Finds blocks by what a writer types after a slash, in either language. */
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import type { BlockId } from './command-table.ts';
import { CONTAINER_SYNONYMS } from './container-synonyms.ts';
import { INLINE_SYNONYMS } from './inline-synonyms.ts';
import { MEDIA_SYNONYMS } from './media-synonyms.ts';
import { findByWord } from './word-search.ts';

/** Other words people know these by; never shown, so they are not part of a dictionary. */
export const BLOCK_SYNONYMS: Readonly<Record<BlockId, readonly string[]>> = {
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
  ...CONTAINER_SYNONYMS,
  mathInline: [
    'inline math',
    'formula',
    'equation',
    'katex',
    'latex',
    'tex',
    '公式',
    '行内公式',
    'gongshi',
  ],
  mathBlock: [
    'math',
    'formula',
    'equation',
    'katex',
    'latex',
    'tex',
    '公式',
    '数学',
    'gongshi',
    'shuxue',
  ],
  diagram: [
    'diagram',
    'mermaid',
    'flowchart',
    'chart',
    'graph',
    'sequence',
    '图表',
    '流程图',
    'tubiao',
    'liuchengtu',
  ],
  ...INLINE_SYNONYMS,
  ...MEDIA_SYNONYMS,
  table: ['table', 'grid', 'spreadsheet', 'cells', '表格', 'biaoge'],
};

/** Those whose name, or else a synonym, has a word that begins with `query`. */
export function findBlocks(
  ids: readonly BlockId[],
  query: string,
  names: EditorMessages['actions'],
): BlockId[] {
  return findByWord(
    ids,
    query,
    (id) => names[id],
    (id) => BLOCK_SYNONYMS[id],
  );
}
