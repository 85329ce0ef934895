import type { Messages } from '../en.ts';

export const published: Messages['published'] = {
  contents: '目录',
  untitled: '无标题',
  edited: '最后编辑于{day}',
  footer: '由 Sheaf 发布',
  missing: {
    title: '此处没有发布的页面',
    body: '页面可能已被撤下，或者地址有误。',
  },
  waits: {
    title: '尝试次数过多',
    body: '请过几分钟再试。',
  },
};
