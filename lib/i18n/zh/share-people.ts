/** 按名字邀请：分享对话框里的输入框、申请，以及所有权。 */
import type { ShareMessages } from '../en.ts';
import { counted } from '../phrase.ts';

export const sharePeople = {
  invite: {
    field: '添加协作者',
    placeholder: '名字或邮箱',
    chosen: '准备邀请的人',
    drop: '去掉{name}',
    suggestions: '建议',
    found: counted({ other: '{count} 条建议' }),
    none: '这里没有叫这个名字的人。',
    noneHint: '对方没有账号时，请输入完整的邮箱地址。',
    role: '权限',
    submit: '邀请',
    added: '{names}：{role}',
    undone: '邀请已撤回',
    linkFor: '为 {email} 创建链接',
    linkForHint: '对方在本站没有账号。链接仅限一人使用，30 天内有效。',
    made: '{email} 的链接',
    madeNote: 'Sheaf 不发邮件，请自行复制链接发给对方。',
    copy: '复制链接',
    close: '收起',
  },
  requests: {
    title: '申请访问',
    role: '{name}的权限',
    approve: '同意',
    approveOne: '同意{name}的申请',
    decline: '拒绝',
    declineOne: '拒绝{name}的申请',
    said: '“{message}”',
    approved: '{name}已加入：{role}',
    declined: '已拒绝{name}的申请',
  },
  ownership: {
    make: '设为所有者',
    title: '将{name}设为所有者？',
    body: '你仍可编辑，但之后由{name}决定谁能访问。只有{name}能把所有权还给你。',
    yes: '设为所有者',
    no: '取消',
    done: '{name}已成为所有者',
  },
  leave: {
    leave: '退出',
    title: '退出这份文档？',
    body: '文档会从你的列表中移除，除非有人再次让你加入，否则你将无法打开它。',
    bodyReached: '文档会从你的列表中移除。它的地址仍能打开，和其他知道地址的人一样。',
    yes: '退出',
    no: '留下',
  },
} satisfies Pick<ShareMessages, 'invite' | 'requests' | 'ownership' | 'leave'>;
