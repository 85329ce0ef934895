/** The one schema of documents: browser, server export and tests all build it from here. */
import type { AnyExtension, Extensions } from '@tiptap/core';
import { Mark, Node } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import type { ListStyle } from './attributes.ts';
import {
  HEADING_LEVELS,
  headingLevelOf,
  languageOf,
  linkOf,
  LIST_SIGNS,
  listStartOf,
  listStyleOf,
} from './attributes.ts';
import { BlockAttributes } from './block-attributes.ts';
import { Callout } from './callout-node.ts';
import { COLUMN_NODES } from './column-nodes.ts';
import { isSafeHref, LINK_REL } from './links.ts';
import { MEDIA_NODES } from './media/media-nodes.ts';
import { PageBreak } from './page-break-node.ts';
import { STYLE_MARKS } from './style-marks.ts';
import { CHECKED, soundTaskView, taskItemRules, taskListRules } from './task-html.ts';
import { ContentsNode } from './contents-node.ts';
import { inlineNodes } from './inline/nodes.ts';
import { SOURCE_NODES } from './source-nodes.ts';
import { TABLE_NODES } from './table-nodes.ts';
import { Toggle } from './toggle-node.ts';

export interface DocumentExtensionOptions {
  /** Accessible name of a task's checkbox, in the reader's language; the task's text if absent. */
  readonly taskLabel?: (text: string, isChecked: boolean) => string;
  /** Every block shows in the direction of its words, unless it says one. */
  readonly isAutoDirection?: boolean;
  /** Makes of an extension what the page needs; asked for each one, those of the kit too. */
  readonly adapt?: (extension: AnyExtension) => AnyExtension;
  /** A day (`2026-03-01`) in the reader's language; as it is stored if absent. */
  readonly dayLabel?: (day: string) => string;
}

/**
 * No attribute has a `validate`: content that fails ProseMirror's check is deleted from the shared
 * document by the Yjs binding. Bad values stay in the document and are made inert where rendered.
 */
export function documentExtensions(options: DocumentExtensionOptions = {}): Extensions {
  const { adapt = (extension: AnyExtension) => extension } = options;
  const all: AnyExtension[] = [
    kitOf(adapt).configure({
      // Collaboration brings the per-person undo.
      undoRedo: false,
      // Every open page would append its own paragraph: a change nobody made, once per reader.
      trailingNode: false,
      heading: { levels: [...HEADING_LEVELS] },
      link: {
        isAllowedUri: isSafeHref,
        defaultProtocol: 'https',
        autolink: true,
        linkOnPaste: true,
        markdownLinks: true,
        // A click places the caret; the page offers to open the link.
        openOnClick: false,
      },
    }),
    TaskList.extend({ parseHTML: taskListRules }),
    TaskItem.extend({
      parseHTML: taskItemRules,
      addAttributes() {
        return { ...this.parent?.(), checked: CHECKED };
      },
      addNodeView() {
        const view = this.parent?.();
        return view == null ? null : soundTaskView(view);
      },
    }).configure({
      nested: true,
      a11y: {
        checkboxLabel: (node, isChecked) =>
          options.taskLabel?.(node.textContent, isChecked) ?? (node.textContent || '\u2610'),
      },
    }),
    ...TABLE_NODES,
    ...STYLE_MARKS,
    BlockAttributes.configure({ isAutoDirection: options.isAutoDirection ?? false }),
    Callout,
    Toggle,
    PageBreak,
    ...COLUMN_NODES,
    ...SOURCE_NODES,
    ...inlineNodes(options),
    ContentsNode,
    ...MEDIA_NODES,
  ];
  return all.map(adapt);
}

function kitOf(adapt: (extension: AnyExtension) => AnyExtension) {
  return StarterKit.extend({
    addExtensions() {
      const kit: AnyExtension[] = this.parent?.() ?? [];
      return kit.map((extension) => adapt(narrowed(extension)));
    },
  });
}

/** Takes from an extension every attribute through which a page could be styled or scripted. */
function narrowed(extension: AnyExtension): AnyExtension {
  if (extension instanceof Mark && extension.name === 'link') return safeLink(extension);
  if (extension instanceof Node && extension.name === 'heading') return soundHeading(extension);
  if (extension instanceof Node && extension.name === 'codeBlock') return plainCode(extension);
  if (extension instanceof Node && extension.name === 'orderedList') return plainList(extension);
  return extension;
}

function safeLink(extension: Mark): Mark {
  return extension.extend({
    // Text typed right after a link is not part of it.
    inclusive: false,
    addAttributes: () => ({ href: { default: null }, title: { default: null } }),
    renderHTML({ HTMLAttributes }) {
      const link = linkOf(HTMLAttributes);
      if (link === null) return ['span', {}, 0];
      return ['a', { ...link, target: '_blank', rel: LINK_REL }, 0];
    },
  });
}

/** Tiptap's own shows a level it does not know as the first. */
function soundHeading(heading: Node): Node {
  return heading.extend({
    renderHTML: ({ node, HTMLAttributes }) => [
      `h${headingLevelOf(node.attrs['level'])}`,
      HTMLAttributes,
      0,
    ],
  });
}

function plainCode(codeBlock: Node): Node {
  return codeBlock.extend({
    addAttributes: () => ({
      language: {
        default: null,
        parseHTML: (pre: HTMLElement) =>
          languageOf(
            /(?:^|\s)language-(\S+)/.exec(pre.querySelector('code')?.className ?? '')?.[1],
          ),
        rendered: false,
      },
    }),
    renderHTML({ node }) {
      const language = languageOf(node.attrs['language']);
      return ['pre', {}, ['code', language === null ? {} : { class: `language-${language}` }, 0]];
    },
  });
}

function plainList(orderedList: Node): Node {
  return orderedList.extend({
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (ol: HTMLElement) => listStartOf(Number(ol.getAttribute('start') ?? 1)),
      },
      type: { default: null, parseHTML: listStyleFrom },
    }),
    renderHTML({ node }) {
      const start = listStartOf(node.attrs['start']);
      const type = listStyleOf(node.attrs['type']);
      // A style sheet cannot tell the values of `type` apart by case.
      const signs = type === null ? {} : { type, 'data-signs': LIST_SIGNS[type] };
      return ['ol', { ...(start === 1 ? {} : { start }), ...signs }, 0];
    },
  });
}

const CSS_LIST_STYLES: Readonly<Record<string, ListStyle>> = {
  decimal: '1',
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

/** Office programs say it as a style, some of them on the items. */
function listStyleFrom(list: HTMLElement): ListStyle | null {
  const item = list.querySelector<HTMLElement>(':scope > li');
  const style = list.style.listStyleType || item?.style.listStyleType;
  return listStyleOf(list.getAttribute('type')) ?? CSS_LIST_STYLES[style ?? ''] ?? null;
}
