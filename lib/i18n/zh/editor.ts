/** 编辑页面的文字。 */
import type { EditorMessages } from '../en.ts';

export const editor = {
  title: {
    label: '标题',
    placeholder: '无标题',
  },
  body: {
    label: '文档正文',
    placeholder: '写点什么',
  },
} satisfies EditorMessages;
