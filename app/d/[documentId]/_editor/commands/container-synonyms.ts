/** Other words for blocks that hold blocks; a part of the search. */
import type { ContainerBlock } from '../blocks/container-ids.ts';

export const CONTAINER_SYNONYMS: Readonly<Record<ContainerBlock, readonly string[]>> = {
  callout: ['callout', 'info', 'note', 'admonition', '提示框', '说明', '标注', 'tishi'],
  calloutTip: ['callout', 'tip', 'hint', '提示框', '技巧', 'tishi'],
  calloutSuccess: ['callout', 'success', 'done', '提示框', '成功', 'chenggong'],
  calloutWarning: ['callout', 'warning', 'caution', 'alert', '提示框', '警告', 'jinggao'],
  calloutDanger: ['callout', 'danger', 'error', 'stop', '提示框', '危险', 'weixian'],
  toggle: ['toggle', 'details', 'accordion', 'fold', 'collapse', '折叠', '展开', 'zhedie'],
  toggleHeading1: ['toggle', 'fold', '折叠标题', 'zhedie'],
  toggleHeading2: ['toggle', 'fold', '折叠标题', 'zhedie'],
  toggleHeading3: ['toggle', 'fold', '折叠标题', 'zhedie'],
  columns2: ['two columns', 'side by side', 'layout', '两栏', '分栏', 'fenlan'],
  columns3: ['three columns', 'layout', '三栏', '分栏', 'fenlan'],
  columns4: ['four columns', 'layout', '四栏', '分栏', 'fenlan'],
  columns5: ['five columns', 'layout', '五栏', '分栏', 'fenlan'],
  pageBreak: ['page break', 'new page', 'print', '分页', '换页', 'fenye'],
  tableOfContents: ['toc', 'contents', 'outline', 'headings', '目录', '大纲', 'mulu'],
};
