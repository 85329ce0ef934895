/** More signs of Markdown, and of office programs: `1)`, `a.` and the like, and pictures. */
import { Extension, InputRule, wrappingInputRule } from '@tiptap/core';
import { listStartOf, listStyleOf } from '../../../../../lib/editor/attributes.ts';
import { ALT_CHARS_MAX, CAPTION_CHARS_MAX } from '../../../../../lib/editor/media/media.ts';
import { hostOf, secureAddressOf } from '../../../../../lib/editor/media/web-address.ts';
import { putBlock } from '../blocks/put-block.ts';
import { showHost } from '../media/shown-hosts.ts';

/** A letter that begins a list; any other may begin a sentence of its own. */
const COUNTED = /^(?:(\d{1,9})\)|([aAiI])\.)\s$/;
const PICTURE = /!\[([^[\]]*)\]\((\S+?)(?:\s"([^"]*)")?\)$/;

export const TypedSigns = Extension.create({
  name: 'typedSigns',
  // Before links, which would take `[words](address)` out of a picture.
  priority: 1_005,
  addInputRules() {
    const { orderedList, image } = this.editor.schema.nodes;
    return [
      ...(orderedList === undefined
        ? []
        : [
            wrappingInputRule({
              find: COUNTED,
              type: orderedList,
              getAttributes: ([, number, sign]) =>
                number === undefined ? { type: sign } : { start: Number(number) },
              // As `1.` does: it goes on in the list before it if that ends at the number before.
              joinPredicate: ([, number], { attrs, childCount }) =>
                (listStyleOf(attrs['type']) ?? '1') === '1' &&
                listStartOf(attrs['start']) + childCount === Number(number),
            }),
          ]),
      new InputRule({
        find: PICTURE,
        handler: ({ state: { tr }, range, match: [, alt = '', address, caption = ''] }) => {
          const src = secureAddressOf(address);
          const saying = {
            src,
            alt: alt.trim().slice(0, ALT_CHARS_MAX) || null,
            title: caption.trim().slice(0, CAPTION_CHARS_MAX) || null,
          };
          const node = image?.create(saying);
          if (src === null || node === undefined) return null;
          if (!putBlock(tr.delete(range.from, range.to), node)) return null;
          // Whoever puts a picture in wants to see it.
          showHost(hostOf(src));
          return undefined;
        },
      }),
    ];
  },
});
