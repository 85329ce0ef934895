/** The same nodes in the schema. */
import type { Node } from '@tiptap/core';
import { DateNode, type DateOptions } from './date-node.ts';
import { DocumentLinkNode } from './document-link-node.ts';
import { FootnoteNode } from './footnote-node.ts';
import { MathNode } from './math-node.ts';
import { MentionNode } from './mention-node.ts';
import { StatusNode } from './status-node.ts';

export function inlineNodes({ dayLabel }: DateOptions): Node[] {
  return [
    MentionNode,
    DocumentLinkNode,
    DateNode.configure(dayLabel === undefined ? {} : { dayLabel }),
    StatusNode,
    FootnoteNode,
    MathNode,
  ];
}
