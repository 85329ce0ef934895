/** Other words for how text looks and lies; a part of the search. */
import type { STYLE_COMMANDS } from './style-commands.ts';

export const STYLE_SYNONYMS: Readonly<Record<keyof typeof STYLE_COMMANDS, readonly string[]>> = {
  highlight: ['marker', 'background', 'colour', 'color', '荧光笔', '背景色', '突出', 'gaoliang'],
  textColor: ['colour', 'font color', 'red', '颜色', '字色', 'yanse'],
  subscript: ['lower', 'h2o', 'index', '下标', 'xiabiao'],
  superscript: ['raised', 'power', 'exponent', '上标', 'shangbiao'],
  clearFormatting: ['plain', 'remove style', '清除', 'qingchu'],
  textLeft: ['left', 'flush', '左对齐', 'zuoduiqi'],
  textCenter: ['centre', 'center', 'middle', '居中', 'juzhong'],
  textRight: ['right', 'flush', '右对齐', 'youduiqi'],
  textJustify: ['justify', 'block', '两端对齐', 'liangduan'],
  leftToRight: ['direction', 'ltr', '方向', 'fangxiang'],
  rightToLeft: ['direction', 'rtl', 'arabic', 'hebrew', '方向', 'fangxiang'],
};
