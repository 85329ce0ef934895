/** 含有源文本的内容块旁边的文字。 */
import type { EditorMessages } from '../en.ts';

export const sources = {
  code: '代码',
  language: '语言',
  plain: '纯文本',
  search: '查找语言',
  noLanguage: '没有名为“{search}”的语言。',
  numbers: '行号',
  wrap: '自动换行',
  copy: '复制',
  copied: '已复制',
  notCopied: '无法复制。请选中文字后自行复制。',
  emptyFormula: '空公式',
  longFormula: '这个公式太长，无法显示。',
  unfinishedFormula: '公式还没有写完。',
  wrongFormula: '从“{near}”开始无法理解。',
  emptyDiagram: '空图表',
  longDiagram: '这个图表太大，无法显示。',
  wrongDiagram: '无法理解图表的第 {line} 行。',
  brokenDiagram: '无法将其理解为图表。',
  drawingDiagram: '正在绘制图表…',
  diagram: '图表',
  diagramSource: '图表的源文本',
  formulaSource: '公式的源文本',
} satisfies EditorMessages['sources'];
