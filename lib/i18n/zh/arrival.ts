/** 分享链接打开后的页面。 */
import type { ArrivalMessages } from '../en.ts';

export const arrival = {
  tab: '邀请',
  titles: {
    viewer: '邀请你来阅读',
    commenter: '邀请你来评论',
    suggester: '邀请你来提建议',
    editor: '邀请你一起写',
  },
  body: '写下其他人会看到的名字即可，无需注册账号。',
  asMember: '你将以{name}的身份进入。',
  name: '你的名字',
  nameMissing: '请输入名字，让其他人知道你是谁。',
  password: '密码',
  passwordHint: '可以向发链接的人询问。',
  passwordMissing: '请输入密码。',
  passwordWrong: '密码不对。请检查一下，或询问发链接的人。',
  tooMany: '尝试次数过多。请过几分钟再试。',
  full: '服务器现在很忙。请稍后重试。',
  noCookies: '此浏览器不保存 Cookie，因此无法记住你。请为此网站允许 Cookie 后重试。',
  enter: '打开文档',
  entering: '正在打开文档',
  gone: {
    title: '这个链接已经失效',
    body: '它可能已经过期、被撤销，或者人数已满。请向发链接的人要一个新的。',
  },
  wait: {
    title: '尝试次数过多',
    body: '请过几分钟，再重新打开链接。',
    retry: '重试',
  },
} satisfies ArrivalMessages;
