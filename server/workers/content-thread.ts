/** Entry of a worker thread: reads and writes content, one task after the other. */
import { parentPort } from 'node:worker_threads';
import type { ContentFormat, Projection } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { ClientId } from '../../lib/core/ids.ts';
import { contentOf, copyUpdate, firstUpdate, shownContentOf } from '../../lib/editor/content.ts';
import { restoreUpdate, retitleUpdate } from '../../lib/editor/content.ts';
import { drawnBody, type DrawnText } from '../../lib/editor/convert/drawn-html.ts';
import { type PublishedText, publishedText } from '../../lib/editor/convert/published.ts';
import { toHtmlPage } from '../../lib/editor/convert/to-html.ts';
import { toMarkdownFile } from '../../lib/editor/convert/to-markdown.ts';
import { toPlainText } from '../../lib/editor/convert/to-text.ts';
import type { DocumentJson } from '../../lib/editor/node-json.ts';
import { titleLine } from '../../lib/editor/title.ts';
import { countWords, excerptOf } from '../../lib/editor/words.ts';
import { decodeRows, type HistoryRow } from '../../lib/history/rows.ts';
import { stateAt } from '../../lib/history/state-at.ts';
import { assert, assertNever } from '../../lib/std/assert.ts';
import type { ContentTask, PackedUpdates, ThreadAnswer } from './content-task.ts';
import { unpackUpdates } from './content-task.ts';

const EXCERPT_CHARS_MAX = 200;

const port = parentPort;
assert(port !== null, 'runs in a worker thread');
port.on('message', (task: ContentTask) => {
  void answerTo(task).then((answer) => port.postMessage(answer));
});

async function answerTo(task: ContentTask): Promise<ThreadAnswer> {
  try {
    return { ok: true, value: await resultOf(task) };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, code: error instanceof AppError ? error.code : null, why };
  }
}

async function resultOf(
  task: ContentTask,
): Promise<Projection | PublishedText | DrawnText | string | Uint8Array> {
  switch (task.is) {
    case 'project':
      return projectionOf(contentOf(unpackUpdates(task.updates)), task.titleCharsMax);
    case 'render':
      return rendered(contentOf(unpackUpdates(task.updates)), task.format);
    case 'publish':
      return publishedText(contentOf(unpackUpdates(task.updates)));
    case 'draw':
      return drawn(task.updates, task.bytesMax);
    case 'seed': {
      // The lexer brings the editor's core along: only threads that import pay for it.
      const { fromMarkdown } = await import('../../lib/editor/convert/from-markdown.ts');
      const body = fromMarkdown(task.markdown);
      return firstUpdate(newClientId(), { title: task.title, body });
    }
    case 'retitle':
      return retitleUpdate(unpackUpdates(task.updates), task.title, newClientId);
    case 'restore':
      return restoreUpdate(
        unpackUpdates(task.updates),
        stateAt(rowsOf(task.pages), task.moment),
        newClientId,
      );
    case 'copy':
      return copyUpdate(unpackUpdates(task.updates), task.title, newClientId());
    default:
      return assertNever(task);
  }
}

function rowsOf(pages: readonly Uint8Array[]): HistoryRow[] {
  const rows = pages.flatMap((page) => {
    const decoded = decodeRows(page);
    if (!decoded.ok) throw new AppError('document_damaged', decoded.why);
    return decoded.value;
  });
  const [first] = rows;
  if (first !== undefined && first.seq > 1) {
    throw new AppError('not_found', `history begins at ${first.seq}`);
  }
  return rows;
}

function projectionOf({ title, body }: DocumentJson, titleCharsMax: number): Projection {
  return {
    title: titleLine(title, titleCharsMax),
    excerpt: excerptOf(body, EXCERPT_CHARS_MAX),
    wordCount: countWords(body),
  };
}

function drawn(updates: PackedUpdates, bytesMax: number): DrawnText {
  const { body, look } = shownContentOf(unpackUpdates(updates));
  return { ...drawnBody(body, bytesMax), look };
}

function rendered(document: DocumentJson, format: ContentFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify(document);
    case 'markdown':
      return toMarkdownFile(document);
    case 'html':
      return toHtmlPage(document);
    case 'text':
      return toPlainText(document);
    default:
      return assertNever(format);
  }
}

/** Edits of the server are made under an id of their own, fresh each time. */
function newClientId(): ClientId {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
