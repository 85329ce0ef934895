/** The one schema of documents: browser, server export and tests all build it from here. */
import type { AnyExtension, Extensions } from '@tiptap/core';
import { Mark, Node } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { HEADING_LEVELS, languageOf, linkOf, listStartOf } from './attributes.ts';
import { isSafeHref } from './links.ts';
import { TABLE_NODES } from './table-nodes.ts';

export interface DocumentExtensionOptions {
  /** Accessible name of a task's checkbox, in the reader's language; the task's text if absent. */
  readonly taskLabel?: (text: string, isChecked: boolean) => string;
}

const LINK_REL = 'noopener noreferrer nofollow';
/**
 * No attribute has a `validate`: content that fails ProseMirror's check is deleted from the shared
 * document by the Yjs binding. Bad values stay in the document and are made inert where rendered.
 */
export function documentExtensions(options: DocumentExtensionOptions = {}): Extensions {
  return [
    DocumentKit.configure({
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
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: {
        checkboxLabel: (node, isChecked) =>
          options.taskLabel?.(node.textContent, isChecked) ?? (node.textContent || '\u2610'),
      },
    }),
    ...TABLE_NODES,
  ];
}

const DocumentKit = StarterKit.extend({
  addExtensions() {
    const kit: AnyExtension[] = this.parent?.() ?? [];
    return kit.map(narrowed);
  },
});

/** Takes from an extension every attribute through which a page could be styled or scripted. */
function narrowed(extension: AnyExtension): AnyExtension {
  if (extension instanceof Mark && extension.name === 'link') return safeLink(extension);
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
    }),
    renderHTML({ node }) {
      const start = listStartOf(node.attrs['start']);
      return ['ol', start === 1 ? {} : { start }, 0];
    },
  });
}
