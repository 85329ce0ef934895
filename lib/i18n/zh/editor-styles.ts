/** 颜色以及文字外观、排列方式的名称。 */
export const styleActions = {
  highlight: '高亮',
  textColor: '文字颜色',
  subscript: '下标',
  superscript: '上标',
  textLeft: '文字左对齐',
  textCenter: '文字居中',
  textRight: '文字右对齐',
  textJustify: '文字两端对齐',
  leftToRight: '从左到右书写',
  rightToLeft: '从右到左书写',
  duplicateBlock: '复制此内容块',
  deleteBlock: '删除内容块',
  copyBlockLink: '复制内容块链接',
  blockMenu: '内容块菜单',
  writingSettings: '写作设置',
};

export const styles = {
  colours: '颜色',
  usual: '默认颜色',
  none: '无高亮',
  names: {
    grey: '灰色',
    red: '红色',
    orange: '橙色',
    yellow: '黄色',
    green: '绿色',
    blue: '蓝色',
    purple: '紫色',
    pink: '粉色',
  },
};

export const settings = {
  title: '写作设置',
  scope: '仅对此浏览器，适用于所有文档。',
  names: {
    markdown: '输入时转换 Markdown',
    smartTyping: '智能引号与破折号',
    toolbar: '显示工具栏',
  },
  hints: {
    markdown: '# 和 ** 等符号会变成标题和粗体；按退格键可还原。',
    smartTyping: '"Words" -- 会变成 “Words” –。代码中以及中日韩文字之间不转换。',
    toolbar: '位于正文上方；手机上始终显示。',
  },
};

/** 指向内容块的链接。 */
export const blockHandle = {
  nearest: '链接所指的内容已被修改或删除，这里是它原来的位置。',
  missing: '链接所指的内容已不在文档中。',
  menu: '内容块菜单',
  handle: '拖动可移动，点按打开菜单',
  add: '添加内容块',
  turnInto: '转换为',
  colours: '颜色…',
  linkCopied: '已复制内容块链接',
  linkNotCopied: '此处无法复制。链接为 {link}',
};
