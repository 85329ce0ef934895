/** Other words for what is put into a line; a part of the search. */
import type { INLINE_COMMANDS } from './inline-commands.ts';

export const INLINE_SYNONYMS: Readonly<Record<keyof typeof INLINE_COMMANDS, readonly string[]>> = {
  mention: ['mention', 'person', 'people', 'name', 'at', '提及', '提到', '人', 'tiji'],
  documentLink: ['link to page', 'page', 'wiki', 'document', '文档', '链接', 'wendang'],
  date: ['date', 'day', 'today', 'tomorrow', 'calendar', 'deadline', '日期', '今天', 'riqi'],
  status: ['status', 'label', 'badge', 'tag', 'state', '状态', '标签', 'zhuangtai'],
  emoji: [
    'emoji',
    'emoticon',
    'smiley',
    'face',
    'icon',
    'symbol',
    '表情',
    '符号',
    '笑脸',
    'biaoqing',
  ],
  footnote: ['footnote', 'note', 'reference', 'citation', '脚注', '注释', 'jiaozhu'],
};
