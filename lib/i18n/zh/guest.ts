/** 关于登录之前使用此浏览器的访客的文字。 */
import type { GuestMessages } from '../en.ts';
import { counted } from '../phrase.ts';

export const guest = {
  question: {
    title: '这些是你的吗？',
    lead: '在{name}登录之前，有一位访客使用过此浏览器。',
    take: '归入我的账号',
    leave: '留在这里',
    takes: '归入账号后，无论在哪里登录都能看到，包括已写下的每一个字。此操作无法撤销。',
    leaves:
      '留在这里，则仍属于此浏览器的访客。如果可能是别人的内容，请选择这一项；以后仍可在“我的账号”页面归入账号。',
  },
  section: {
    title: '此浏览器的访客',
    lead: '如果是你的内容，登录之前在这里留下的一切都可以归入你的账号。此操作无法撤销。',
    take: '归入我的账号',
    done: '这些内容现已全部归入你的账号。',
  },
  badge: '访客',
  made: counted({ other: '创建了 {count} 份文档' }),
  opened: counted({ other: '打开过 {count} 份文档' }),
} satisfies GuestMessages;
