/** Other words for pictures, frames and cards; a part of the search. */
import type { Media } from '../../../../../lib/editor/media/media.ts';

export const MEDIA_SYNONYMS: Readonly<Record<Media, readonly string[]>> = {
  image: ['image', 'picture', 'photo', 'img', '图片', '图像', '照片', 'tupian'],
  embed: [
    'embed',
    'video',
    'iframe',
    'youtube',
    'vimeo',
    'loom',
    'figma',
    'codepen',
    'spotify',
    'maps',
    '嵌入',
    '视频',
    '地图',
    'qianru',
    'shipin',
  ],
  bookmark: ['bookmark', 'card', 'web link', 'preview', '书签', '卡片', '网址', 'shuqian'],
};
