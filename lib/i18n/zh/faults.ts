/** 产品拒绝时人们读到的话：发生了什么、为什么、该怎么办。 */
import type { FaultMessages } from '../en.ts';

export const faults = {
  bad_request: '服务器无法读取此请求。请检查输入的内容后重试。',
  bad_frame: '此页面发送了服务器无法读取的内容。请重新加载页面。',
  bad_update: '一处更改因格式错误未被服务器接受。请重新加载页面。',
  foreign_client_id: '一处更改带有他人的标记，因此未被接受。请重新加载页面。',
  too_deep: '内容嵌套过深，无法存储。请把内层内容移出来后重试。',
  too_large: '内容过大，无法存储。请拆分成较小的部分后重试。',
  unsupported_content: '其中包含 Sheaf 不认识的内容。请将其删除，或粘贴为纯文本。',
  unsupported_media_type: 'Sheaf 无法读取这种文件。请使用 Markdown 文件（.md）。',
  other_person: '此浏览器现在由另一个人使用。请重新加载页面，以新的身份继续。',
  foreign_origin: '此请求来自其他网站，因此被拦截。请直接打开 Sheaf。',
  not_allowed: '你对这份文档的权限不允许这样做。请联系文档的所有者。',
  not_found: '此地址没有内容。请检查链接。',
  document_not_found: '没有这份文档，或者它在回收站里。请检查链接。',
  link_not_found:
    '此链接无法使用：可能有输入错误、名额已满、已过期或已被撤销。请向发送者索取新的链接。',
  wrong_password: '这不是此链接的密码。请检查后重试。',
  method_not_allowed: '此地址不支持这种操作。请对照接口说明检查请求。',
  page_outdated: 'Sheaf 已更新，而此页面是旧版本。请重新加载页面。',
  copy_outdated: '文档已恢复到较早的状态，因此此页面已过时。请重新加载。',
  document_damaged:
    '这份文档在服务器磁盘上有部分损坏，因此只能阅读。请联系 Sheaf 的管理者从备份恢复。',
  too_many_requests: '短时间内的请求过多。请稍等片刻后重试。',
  server_full: '服务器打开的文档已达上限。请稍后重试。',
  room_full: '现在打开这份文档的人太多。请稍后重试。',
  slow_reader: '你的网络太慢，跟不上更新，因此已重新连接。请等待连接恢复。',
  restarting: '服务器正在重启。请等几秒后重试。',
  storage_unavailable: '服务器暂时无法写入磁盘，因此没有任何改动。请稍后重试。',
  internal: '服务器出了故障，因此没有任何改动。请稍后重试。',
} satisfies FaultMessages;
