/** 页面不存在时下方的文字：申请访问，或登录。 */
import type { AccessMessages } from '../en.ts';

export const access = {
  ask: {
    title: '有人给了你这个地址？',
    body: '如果这里有文档，你可以请它的所有者让你加入。',
    message: '留言（选填）',
    messageHint: '说明你是谁，或用途。只有所有者能看到。',
    submit: '申请访问',
    askedTitle: '申请已发出',
    asked: '如果这里有文档，所有者会看到你的申请；一旦同意，此页面会自动打开文档。',
  },
  signIn: {
    body: '如果你在本站有账号，请先登录：可能已经有人将你加入。',
    submit: '登录',
  },
} satisfies AccessMessages;
