/** 大纲与页面各种视图的文字。 */

export const outline = {
  label: '大纲',
  close: '关闭大纲',
  none: '还没有标题。添加标题后会列在这里。',
  noneToRead: '此文档没有标题。',
  untitled: '空标题',
};

export const viewActions = {
  outline: '大纲',
  focusMode: '专注模式',
  readingView: '阅读视图',
  fullWidth: '全宽显示',
  faceSerif: '衬线字体',
  faceSans: '无衬线字体',
  faceMono: '等宽字体',
  smallText: '小号文字',
  print: '打印',
  printLinks: '打印并附上链接地址',
};

export const follow = {
  follow: '跟随{name}',
  following: '正在跟随{name}',
  stop: '停止',
  came: '{name}来了。',
  tellComings: '向屏幕阅读器播报谁来谁走',
  left: '{name}已离开此文档。',
};

export const views = {
  endFocus: '退出专注模式',
  reading: '阅读视图',
  backToWriting: '继续编辑',
  endReading: '退出',
  face: '字体（对所有人生效）',
  sample: '文字',
  faces: {
    serif: '衬线',
    sans: '无衬线',
    mono: '等宽',
  },
};
