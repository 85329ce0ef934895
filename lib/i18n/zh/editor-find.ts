/** 查找和替换。 */
import { counted } from '../phrase.ts';

export const find = {
  title: '查找和替换',
  field: '查找',
  replacement: '替换为',
  previous: '上一处',
  next: '下一处',
  close: '关闭',
  options: '查找方式',
  isCaseExact: '区分大小写',
  isWholeWord: '全字匹配',
  isPattern: '正则表达式',
  position: '第 {at} 处，共 {count} 处',
  none: '没有找到',
  broken: '表达式不完整',
  slow: '此表达式耗时过长',
  replace: '替换',
  replaceAll: '全部',
  replaced: counted({ other: '已替换 {count} 处' }),
};
