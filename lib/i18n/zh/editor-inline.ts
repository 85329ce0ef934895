/** 行内的非文字内容。 */
import type { EditorMessages } from '../en.ts';

export const inlineActions = {
  mention: '提及某人',
  documentLink: '链接到文档',
  date: '日期',
  status: '状态标签',
  footnote: '脚注',
  tableOfContents: '目录',
  emoji: '表情符号',
};

export const inlineHints = {
  mention: '写上某人的名字，或今天',
  documentLink: '始终显示最新的标题',
  date: '日历上的某一天',
  status: '带底色的简短文字',
  footnote: '此处编号，文字在下方',
  tableOfContents: '始终列出最新的标题',
  emoji: '表情或符号，也可直接输入 :笑脸',
};

export const inline = {
  mention: {
    label: '人、日期和文档',
    none: '没有叫这个名字的人或文档',
  },
  document: {
    label: '文档',
    none: '没有这个标题的文档',
    unasked: '输入另一篇文档的标题',
    missing: '你无法打开的文档',
  },
  date: {
    title: '日期',
    day: '日期',
    today: '今天',
    tomorrow: '明天',
  },
  emoji: {
    title: '表情符号',
    search: '按名称查找表情符号',
    none: '没有叫这个名称的表情符号',
    found: '查找结果',
    recent: '最近使用',
    categories: {
      0: '笑脸与情感',
      1: '人物',
      3: '动物与自然',
      4: '食物与饮料',
      5: '旅行与地点',
      6: '活动',
      7: '物品',
      8: '符号',
      9: '旗帜',
    },
    byCategory: '类别',
    tone: '肤色',
    tones: {
      0: '默认肤色',
      1: '较浅',
      2: '中等偏浅',
      3: '中等',
      4: '中等偏深',
      5: '较深',
    },
  },
  contents: {
    label: '目录',
    none: '本文档的标题会显示在这里。',
  },
  footnote: {
    title: '脚注',
    text: '脚注内容',
    placeholder: '要补充说明的话',
    list: '脚注',
    toList: '查看所有脚注',
    back: '回到正文中的脚注 {number}',
  },
  status: {
    title: '状态标签',
    label: '文字',
    placeholder: '进行中',
    color: '颜色',
    colors: {
      grey: '灰色',
      red: '红色',
      yellow: '黄色',
      green: '绿色',
      blue: '蓝色',
      purple: '紫色',
    },
  },
} satisfies EditorMessages['inline'];
