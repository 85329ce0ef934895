/** Finds commands by what a writer types after a slash or into the palette, in either language. */
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { BLOCK_SYNONYMS } from './block-search.ts';
import type { CommandId } from './command-table.ts';
import { STYLE_SYNONYMS } from './style-synonyms.ts';
import { TABLE_SYNONYMS } from './table-synonyms.ts';
import { findByWord } from './word-search.ts';

/** Other words people know these by; never shown, so they are not part of a dictionary. */
const SYNONYMS: Readonly<Record<CommandId, readonly string[]>> = {
  ...BLOCK_SYNONYMS,
  bold: ['strong', 'fat', '加粗', 'cuti', 'jiacu'],
  italic: ['emphasis', 'slanted', '倾斜', 'xieti'],
  underline: ['下划线', 'xiahuaxian'],
  strike: ['strike', 'cross out', 'deleted', '划掉', 'shanchuxian'],
  code: ['inline code', 'monospace', '代码', 'daima'],
  link: ['url', 'address', 'hyperlink', '网址', '链接', 'lianjie'],
  ...STYLE_SYNONYMS,
  heading4: ['h4', 'subheading', '标题', '四级标题', 'biaoti'],
  heading5: ['h5', 'subheading', '标题', '五级标题', 'biaoti'],
  heading6: ['h6', 'subheading', '标题', '六级标题', 'biaoti'],
  indent: ['nest', 'inwards', '缩进', 'suojin'],
  outdent: ['unnest', 'outwards', '缩进', 'suojin'],
  toggleTask: ['done', 'tick', '完成', '勾选', 'gouxuan'],
  listDecimal: ['numbers', '1 2 3', '数字', 'shuzi'],
  listLowerAlpha: ['letters', 'alphabet', 'a b c', '字母', 'zimu'],
  listUpperAlpha: ['letters', 'alphabet', 'a b c', '字母', 'zimu'],
  listLowerRoman: ['roman', 'i ii iii', '罗马', 'luoma'],
  listUpperRoman: ['roman', 'i ii iii', '罗马', 'luoma'],
  restartList: ['restart numbering', 'number', '重新编号', 'bianhao'],
  continueList: ['continue numbering', 'number', '继续编号', 'bianhao'],
  startListAt: ['set number', 'numbering', '起始编号', 'bianhao'],
  addColumn: ['columns', 'new column', '分栏', 'fenlan'],
  removeColumn: ['columns', 'delete column', '分栏', 'fenlan'],
  toggleOpen: ['fold', 'unfold', 'expand', 'collapse', '展开', '收起', 'zhankai'],
  ...TABLE_SYNONYMS,
  duplicateBlock: ['copy', 'double', '复制', '重复', 'fuzhi'],
  deleteBlock: ['remove', '删除', 'shanchu'],
  copyBlockLink: ['anchor', 'address', '链接', '地址', 'lianjie'],
  blockMenu: ['handle', 'turn into', '菜单', 'caidan'],
  moveUp: ['up', '上移', 'shangyi'],
  moveDown: ['down', '下移', 'xiayi'],
  undo: ['back', 'revert', '撤销', 'chexiao'],
  redo: ['again', 'repeat', '重做', 'chongzuo'],
  pastePlain: ['paste text', '纯文本', 'niantie'],
  palette: ['palette', 'search', '命令', 'mingling'],
  find: ['search', 'look for', '查找', '搜索', 'chazhao'],
  findReplace: ['replace', 'substitute', '替换', 'tihuan'],
  findNext: ['next match', '下一处', 'xiayichu'],
  findPrevious: ['previous match', '上一处', 'shangyichu'],
  outline: ['headings', 'contents', 'navigation', '目录', '大纲', 'dagang', 'mulu'],
  focusMode: ['concentrate', 'distraction free', 'zen', '专注', 'zhuanzhu'],
  readingView: ['read only', 'preview', 'present', '阅读', '预览', 'yuedu'],
  fullWidth: ['wide', '宽', '全宽', 'quankuan'],
  faceSerif: ['font', 'typeface', '字体', '衬线', 'ziti'],
  faceSans: ['font', 'typeface', '字体', '无衬线', 'ziti'],
  faceMono: ['font', 'typeface', 'monospace', '字体', '等宽', 'ziti'],
  smallText: ['font size', 'compact', '字号', '小字', 'xiaozi'],
  print: ['paper', 'pdf', '打印', 'dayin'],
  printLinks: ['paper', 'pdf', 'addresses', '打印', 'dayin'],
  saveState: ['saved', 'stored', '保存', 'baocun'],
  wordCount: ['count', 'characters', 'length', '字数', 'zishu'],
  writingSettings: ['preferences', 'options', 'quotes', 'toolbar', '设置', '选项', 'shezhi'],
  shortcutSheet: ['keys', 'hotkeys', 'help', '快捷键', 'kuaijiejian'],
};

/** Those whose name, or else a synonym, has a word that begins with `query`. */
export function findCommands<Id extends CommandId>(
  ids: readonly Id[],
  query: string,
  names: EditorMessages['actions'],
): Id[] {
  return findByWord(
    ids,
    query,
    (id) => names[id],
    (id) => SYNONYMS[id],
  );
}
