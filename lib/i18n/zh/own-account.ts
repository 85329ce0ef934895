/** 成员管理自己账号的页面上的文字。 */
import type { OwnAccountMessages } from '../en.ts';
import { counted } from '../phrase.ts';

export const ownAccount = {
  title: '我的账号',
  back: '全部文档',
  you: '个人资料',
  change: '更改名字和颜色',
  email: '邮箱地址',
  operator: '管理员',
  password: {
    title: '密码',
    lead: '更改密码后，其他浏览器都会退出登录，API 令牌仍然有效。',
    current: '当前密码',
    next: '新密码',
    submit: '更改密码',
    changed: '密码已更改，其他浏览器均已退出登录。',
  },
  devices: {
    title: '已登录的浏览器',
    list: '你在哪些浏览器上登录',
    lead: '如有不认识的浏览器，请让它退出登录，再更改密码。',
    name: '{system} 上的 {browser}',
    unknown: '未知浏览器',
    onSystem: '{system} 上的浏览器',
    isThis: '当前浏览器',
    inUse: '正在使用',
    lastSeen: '上次使用：',
    signOut: '退出登录',
    signOutOf: '让“{device}”退出登录',
    signOutHere: '在此退出登录',
    signOutOthers: counted({ other: '让其他 {count} 个浏览器退出登录' }),
    signedOut: '“{device}”已退出登录',
    othersSignedOut: '其他浏览器均已退出登录',
    refreshFailed: '列表无法更新，显示的可能不是最新内容。',
  },
} satisfies OwnAccountMessages;
