/** Markdown into a body that fits the schema. Raw HTML becomes text; nothing in it is ever markup. */
import { AppError } from '../../core/faults.ts';
import { DEFAULT_LIMITS } from '../../core/limits.ts';
import { headingLevelOf, languageOf, listStartOf } from '../attributes.ts';
import type { CalloutKind } from '../callout-kinds.ts';
import { calloutKindOf } from '../callout-kinds.ts';
import type { NodeJson } from '../node-json.ts';
import { EMPTY_BODY } from '../node-json.ts';
import { textOf } from '../text-of.ts';
import { alertIn, calloutKindNamed } from './callout-markdown.ts';
import { withDetails } from './details-tokens.ts';
import { inlineNodes } from './from-markdown-inline.ts';
import type { Lexed, Token } from './markdown-lexer.ts';
import { lexMarkdown } from './markdown-lexer.ts';
import { mediaIn } from './media-html.ts';
import { picturesIn } from './media-markdown.ts';
import { isPageBreak } from './page-break.ts';
import { summaryLevel, summaryTokens } from './summary-tokens.ts';
import { fencedSource, sourceNode } from './source-markdown.ts';
import { NOTE_BLOCK, withNotes } from './markdown-footnotes.ts';
import { tableOf } from './table-markdown.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
// Each node becomes one struct or more, and a bigger update is refused by the screen.
const NODES_MAX = DEFAULT_LIMITS.updateStructsMax;

const CONTENTS = /^ {0,3}\[TOC\]\s*$/i;
const EMPTY_TASK = /^\[([ xX])\]\s*$/;
const EMPTY_PARAGRAPH: NodeJson = { type: 'paragraph' };

/** @throws AppError `too_deep`, `too_large`. */
export function fromMarkdown(markdown: string): NodeJson {
  try {
    const lexed = lexMarkdown(markdown.replace(CONTROL, ''));
    const content = withNotes(new Reader(lexed).blocks(lexed.tokens));
    return content.length === 0 ? EMPTY_BODY : { type: 'doc', content };
  } catch (error) {
    // The lexer calls itself for what nests; the stack ends before its own limits in odd cases.
    if (error instanceof RangeError) {
      throw new AppError('too_deep', 'Markdown nests too deep', { cause: error });
    }
    throw error;
  }
}

class Reader {
  private readonly lexed: Lexed;
  private count = 0;

  constructor(lexed: Lexed) {
    this.lexed = lexed;
  }

  blocks(tokens: readonly Token[]): NodeJson[] {
    return withDetails(tokens).flatMap((token) => this.block(token));
  }

  private block(token: Token): NodeJson[] {
    this.countNode();
    switch (token.type) {
      case 'space':
      case 'def':
      case 'checkbox':
        return [];
      case 'heading':
        return [this.textBlock('heading', token.tokens, { level: headingLevelOf(token.depth) })];
      case 'code':
        return [codeBlock(token)];
      case 'math':
        return [sourceNode('mathBlock', token.text ?? '')];
      case 'paragraph':
        if (CONTENTS.test(token.raw)) return [{ type: 'tableOfContents' }];
        return this.paragraph(token.tokens ?? [token]);
      case 'hr':
        return [{ type: 'horizontalRule' }];
      case 'blockquote':
        return [this.quote(token.tokens ?? [])];
      case 'container':
        return [callout(calloutKindNamed(token.name ?? ''), this.blocks(token.tokens ?? []))];
      case 'details':
        return [this.toggle(token)];
      case 'list':
        return this.lists(token);
      case 'table':
        return [this.table(token)];
      case NOTE_BLOCK:
        return [this.textBlock(NOTE_BLOCK, token.tokens, { reference: token.reference })];
      case 'html':
        return this.html(token.raw);
      default:
        return this.paragraph(token.tokens ?? [token]);
    }
  }

  private countNode(): void {
    this.count += 1;
    if (this.count > NODES_MAX) throw new AppError('too_large', `more than ${NODES_MAX} nodes`);
  }

  private textBlock(
    type: string,
    tokens: readonly Token[] = [],
    attrs?: Readonly<Record<string, unknown>>,
  ): NodeJson {
    const content = inlineNodes(tokens);
    this.count += content.length;
    return { type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
  }

  private html(raw: string): NodeJson[] {
    if (isPageBreak(raw)) return [{ type: 'pageBreak' }];
    const media = mediaIn(raw);
    return media === null ? this.paragraph(this.lexed.inlineTokensOf(raw.trim())) : [media];
  }

  private paragraph(tokens: readonly Token[]): NodeJson[] {
    const pictures = picturesIn(tokens, wordsOf);
    if (pictures !== null) {
      this.count += pictures.length;
      return [...pictures];
    }
    const paragraph = this.textBlock('paragraph', tokens);
    return paragraph.content === undefined ? [] : [paragraph];
  }

  private quote(tokens: readonly Token[]): NodeJson {
    const [first, ...others] = tokens;
    const alert = first?.type === 'paragraph' ? alertIn(first.text ?? '') : null;
    if (alert === null) return { type: 'blockquote', content: filled(this.blocks(tokens)) };
    const line = this.paragraph(this.lexed.inlineTokensOf(alert.rest));
    return callout(alert.kind, [...line, ...this.blocks(others)]);
  }

  private toggle({ text = '', header = [], tokens = [] }: Token): NodeJson {
    const [line, ...others] = header.length > 0 ? this.blocks(header) : [this.summary(text)];
    const content = [...filled(line === undefined ? [] : [line]), ...others];
    return { type: 'toggle', content: [...content, ...this.blocks(tokens)] };
  }

  private summary(text: string): NodeJson {
    const level = summaryLevel(text);
    const tokens = summaryTokens(text);
    if (level === null) return this.textBlock('paragraph', tokens);
    return this.textBlock('heading', tokens, { level: headingLevelOf(level) });
  }

  /** Tasks and plain items in one list become one list after the other. */
  private lists(token: Token): NodeJson[] {
    const lists: { type: string; attrs?: Record<string, unknown>; content: NodeJson[] }[] = [];
    for (const [at, item] of (token.items ?? []).entries()) {
      this.countNode();
      const node = this.item(item);
      const isTask = node.type === 'taskItem';
      const type = isTask ? 'taskList' : token.ordered === true ? 'orderedList' : 'bulletList';
      const last = lists.at(-1);
      if (last?.type === type) last.content.push(node);
      else {
        const start = listStartOf(Number(token.start ?? 1) + at);
        lists.push({
          type,
          ...(type === 'orderedList' ? { attrs: { start } } : {}),
          content: [node],
        });
      }
    }
    return lists;
  }

  private item(token: Token): NodeJson {
    const [first, ...others] = token.tokens ?? [];
    // A box alone is a task without a text; marked sees a task only where text follows the box.
    const box = EMPTY_TASK.exec(first?.raw ?? '')?.[1];
    const content = this.blocks(box === undefined ? (token.tokens ?? []) : others);
    const whole = content[0]?.type === 'paragraph' ? content : [EMPTY_PARAGRAPH, ...content];
    if (token.task !== true && box === undefined) return { type: 'listItem', content: whole };
    const checked = token.checked === true || (box !== undefined && box !== ' ');
    return { type: 'taskItem', attrs: { checked }, content: whole };
  }

  private table(token: Token): NodeJson {
    return tableOf(token, (tokens) => {
      // Its cell, and a share of its row.
      this.count += 2;
      this.countNode();
      return this.textBlock('paragraph', tokens);
    });
  }
}

function wordsOf(tokens: readonly Token[]): string {
  return inlineNodes(tokens).map(textOf).join('');
}

function codeBlock(token: Token): NodeJson {
  const language = languageOf(token.lang?.split(/\s/, 1)[0]);
  const text = token.text ?? '';
  const source = fencedSource(language, text);
  if (source !== null) return source;
  return {
    type: 'codeBlock',
    attrs: { language },
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  };
}

function callout(kind: CalloutKind | null, content: NodeJson[]): NodeJson {
  return { type: 'callout', attrs: { kind: calloutKindOf(kind) }, content: filled(content) };
}

function filled(blocks: NodeJson[]): NodeJson[] {
  return blocks.length === 0 ? [EMPTY_PARAGRAPH] : blocks;
}
