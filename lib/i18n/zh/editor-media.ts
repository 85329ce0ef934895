/** 来自其他网站的图片、嵌入内容和书签的文字。 */
import type { EditorMessages } from '../en.ts';

export const mediaActions = {
  image: '网络图片',
  embed: '嵌入内容',
  bookmark: '书签',
};

export const mediaHints = {
  image: '来自其他网站的图片',
  embed: '视频、地图、设计稿或歌曲',
  bookmark: '以卡片显示的链接',
};

export const media = {
  kinds: {
    image: '图片',
    embed: '嵌入内容',
    bookmark: '书签',
  },
  address: '网址',
  fields: {
    alt: '替代文字',
    caption: '说明',
    title: '标题',
    description: '描述',
  },
  altHint: '为看不到图片的人说明内容。仅作装饰时可留空。',
  insert: '插入',
  save: '保存',
  cancel: '取消',
  problems: {
    empty: '请输入网址。',
    noPictureAddress: '图片的网址须以 https:// 开头。',
    noFrame: '无法嵌入此网址。可以嵌入的网站：{names}。',
    noCardAddress: '书签的网址须以 https:// 或 http:// 开头。',
  },
  noPicture: '此图片没有可用的网址。',
  noEmbed: '此嵌入内容没有可用的网址。',
  noCard: '此书签没有可用的网址。',
  notEmbedded: '此网址无法嵌入。',
  showPictures: '显示来自 {host} 的图片',
  pictureNote: '尚未加载：加载后 {host} 会知道您在阅读此文档。',
  broken: '无法加载此图片。',
  retry: '重试',
  showFrame: '显示 {name}',
  frameNote: '尚未加载：加载后 {name} 会知道您在阅读此文档。',
  frameTitle: '{name}：{address}',
  edit: '编辑',
  narrower: '缩小',
  wider: '放大',
  width: '{percent}%',
  open: '在新标签页中打开',
  remove: '删除',
  turnInto: {
    image: '转换为图片',
    embed: '转换为嵌入内容',
    bookmark: '转换为书签',
  },
  shownHosts: '已允许显示图片的网站',
  shownHostsNone: '暂无。首次加载某个网站的图片前会先询问。',
  hideHost: '不再显示来自 {host} 的图片',
} satisfies EditorMessages['media'];
