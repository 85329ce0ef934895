/** 一切排版操作的名称：工具栏、菜单和快捷键表共用。 */
import type { EditorMessages } from '../en.ts';
import { blockActions, blockHints, blocks } from './editor-blocks.ts';
import { sources } from './editor-sources.ts';
import { tableActions, tables } from './editor-tables.ts';
import { blockHandle, settings, styleActions, styles } from './editor-styles.ts';
import { viewActions } from './editor-views.ts';
import { inlineActions, inlineHints } from './editor-inline.ts';
import { media, mediaActions, mediaHints } from './editor-media.ts';

export const editorFormat = {
  tables,
  styles,
  settings,
  blocks,
  blockHandle,
  sources,
  media,
  tools: {
    toolbar: '格式',
    bubble: '所选文字的格式',
    turnInto: '转换为',
    marks: '文字样式',
    lists: '列表',
    colours: '颜色',
    lying: '对齐与书写方向',
    more: '更多格式',
    insert: '插入',
    history: '撤销与重做',
  },
  actions: {
    bold: '粗体',
    italic: '斜体',
    underline: '下划线',
    strike: '删除线',
    code: '行内代码',
    link: '链接',
    clearFormatting: '清除格式',
    text: '正文',
    heading1: '一级标题',
    heading2: '二级标题',
    heading3: '三级标题',
    heading4: '四级标题',
    heading5: '五级标题',
    heading6: '六级标题',
    bulletList: '无序列表',
    orderedList: '有序列表',
    taskList: '待办列表',
    quote: '引用',
    divider: '分隔线',
    codeBlock: '代码块',
    indent: '增加缩进',
    outdent: '减少缩进',
    toggleTask: '勾选或取消待办',
    moveUp: '上移内容块',
    moveDown: '下移内容块',
    undo: '撤销',
    redo: '重做',
    pastePlain: '粘贴为纯文本',
    palette: '查找命令',
    find: '查找',
    findReplace: '查找和替换',
    findNext: '下一处匹配',
    findPrevious: '上一处匹配',
    ...viewActions,
    saveState: '查看是否已保存',
    wordCount: '字数统计',
    shortcutSheet: '键盘快捷键',
    mathInline: '行内公式',
    mathBlock: '公式块',
    diagram: 'Mermaid 图表',
    ...tableActions,
    ...styleActions,
    ...blockActions,
    ...inlineActions,
    ...mediaActions,
  },
  blockHints: {
    text: '普通段落',
    heading1: '最大的章节标题',
    heading2: '章节标题',
    heading3: '较小的章节标题',
    bulletList: '带圆点的列表',
    orderedList: '带编号的列表',
    taskList: '带复选框的列表',
    quote: '引用他人的话',
    divider: '两部分之间的横线',
    codeBlock: '原样显示的程序代码',
    mathInline: '夹在文字中的数学公式',
    mathBlock: '用 LaTeX 书写的数学公式',
    diagram: '由文本绘制的流程图等',
    table: '由行和列组成的单元格',
    ...blockHints,
    ...inlineHints,
    ...mediaHints,
  },
  palette: {
    title: '查找命令',
    search: '想做什么？',
    none: '没有名为“{search}”的命令。',
  },
  slash: {
    label: '内容块',
    none: '没有匹配的内容块',
  },
} satisfies Pick<
  EditorMessages,
  | 'tables'
  | 'styles'
  | 'settings'
  | 'blocks'
  | 'blockHandle'
  | 'sources'
  | 'media'
  | 'tools'
  | 'actions'
  | 'blockHints'
  | 'palette'
  | 'slash'
>;
