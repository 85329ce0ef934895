/** 一切都失败时剩下的那一页的文字。 */
import type { CrashMessages } from '../en.ts';

export const crash = {
  title: 'Sheaf 在此页面停止了运行',
  body: '页面出了故障。已显示为“已保存”的文字都安全地存放在服务器上。',
  reload: '重新加载页面',
} satisfies CrashMessages;
