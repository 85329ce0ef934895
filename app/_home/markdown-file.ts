/** Reads a Markdown file a person chose, or says what is wrong with it. */
import type { Result } from '../../lib/std/result.ts';
import { fail, ok } from '../../lib/std/result.ts';

export interface MarkdownFile {
  readonly title: string;
  readonly markdown: string;
}

export type FileFault = 'notMarkdown' | 'tooLarge' | 'empty' | 'notText' | 'unreadable';

/** What the reading needs of a `File`. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const MARKDOWN_NAME = /\.(md|markdown|mdown|mkd|txt)$/i;
const BYTE_ORDER_MARK = '\u{FEFF}';

export async function readMarkdownFile(
  file: ReadableFile,
  bytesMax: number,
): Promise<Result<MarkdownFile, FileFault>> {
  if (!MARKDOWN_NAME.test(file.name)) return fail('notMarkdown');
  if (file.size > bytesMax) return fail('tooLarge');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return fail('unreadable');
  const text = decodeText(bytes);
  if (text === null) return fail('notText');
  if (text.trim() === '') return fail('empty');
  return ok(splitTitle(text, file.name.replace(MARKDOWN_NAME, '')));
}

function decodeText(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // NUL bytes are valid UTF-8 and a sure sign of a binary file.
    return text.includes('\0') ? null : text;
  } catch {
    return null; // not UTF-8
  }
}

/** A heading of plain words at the very start is the title; else the file's name is. */
export function splitTitle(text: string, fileTitle: string): MarkdownFile {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const heading = /^\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(body);
  const words = heading?.[1] ?? '';
  // With marks in it, taking them off would be guessing.
  if (heading === null || words === '' || /[*_`[\]<>\\~$]/.test(words)) {
    return { title: fileTitle, markdown: body };
  }
  return { title: words, markdown: body.slice(heading[0].length).replace(/^(?:\r?\n)+/, '') };
}
