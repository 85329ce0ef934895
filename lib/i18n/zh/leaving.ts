/** 删除账号的文字：自己的账号，或由管理员删除他人的账号。 */
import type { LeavingMessages } from '../en.ts';
import { counted } from '../phrase.ts';

export const leaving = {
  section: {
    title: '删除账号',
    lead: '你可以决定如何处理自己的文档。',
    open: '删除账号',
  },
  own: {
    title: '要删除你的账号吗？',
    lead: '你会在所有浏览器上退出登录，邮箱地址、头像和访问权限将永久删除。你写过的内容仍会显示你的名字。',
    owned: counted({ other: '你拥有 {count} 份文档。' }),
    ownsNone: '你名下没有文档。',
  },
  other: {
    title: '要删除{name}的账号吗？',
    lead: '{name}会在所有浏览器上退出登录，邮箱地址、头像和访问权限将永久删除。{name}写过的内容仍会显示原来的名字。',
    owned: counted({ other: '{name}拥有 {count} 份文档。' }),
    ownsNone: '{name}名下没有文档。',
  },
  sharedAll: '其他人也可以打开。',
  shared: counted({ other: '其中 {count} 份其他人也可以打开。' }),
  loading: '正在查找文档',
  loadFailed: '无法查询此账号拥有的文档。',
  retry: '重试',
  last: '你是唯一可以登录的管理员，离开后将无人维护此 Sheaf。请先将他人设为管理员。',
  toMembers: '前往成员页面',
  close: '关闭',
  fate: {
    title: '如何处理这些文档？',
    hand: '转交给他人',
    handHint: '链接仍然有效，所有人的访问权限保持不变。回收站中的文档不会转交。',
    trash: '移到回收站',
    trashHint: counted({ other: '任何人都无法再打开，{count} 天后将永久删除。' }),
  },
  heir: {
    field: '转交给谁',
    hintAll: '按名字或邮箱地址搜索。',
    hintSome: '请选择一位管理员，或输入其他成员的邮箱地址。',
    list: '接收文档的人',
    byEmail: '使用此邮箱地址的人',
    none: '没有找到此人。请输入完整的邮箱地址。',
    missing: '请选择由谁接收文档。',
    unknown: '没有可以登录的账号使用此地址。请检查，或选择其他人。',
    more: counted({ other: '还有 {count} 人，请搜索。' }),
  },
  password: '你的密码',
  submit: '删除账号',
  deleted: '{name}的账号已删除',
} satisfies LeavingMessages;
