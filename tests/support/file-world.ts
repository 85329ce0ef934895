/** The use cases of files over memory, with one document of Ada's, an editor and a reader. */
import type { Actor } from '../../lib/core/actor.ts';
import type { FileRecord } from '../../lib/core/file.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Caller } from '../../server/services/accounts/account-needs.ts';
import { by } from './test-services.ts';
import { waysIn, type WaysIn } from './ways-in.ts';
import { aPng } from './pictures.ts';

export const PICTURE = new Uint8Array(aPng(30, 20, [9, 99, 199]));

/** Content as a network brings it. */
export function streamOf(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const rest = chunks.values();
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = rest.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

export async function fileWorld(limits: Partial<Limits> = {}) {
  const ways: WaysIn = await waysIn({ limits });
  const { world, actors, id } = ways;
  const { needs, files } = world;
  // The document begins without the file that others find in it, and its owner with all its tries.
  world.tables.files.length = 0;
  await needs.files.remove(ways.file.hash);
  world.clock.pass(60_000);
  const upload = (
    who: Caller,
    content: ReadableStream<Uint8Array> | Uint8Array = PICTURE,
    change: {
      name?: string;
      bytes?: number | null;
      documentId?: string;
      signal?: AbortSignal;
    } = {},
  ): Promise<FileRecord> => {
    const isWhole = content instanceof Uint8Array;
    return files.upload(who, change.documentId ?? id, {
      name: change.name ?? 'a.png',
      bytes: change.bytes === undefined && isWhole ? content.length : (change.bytes ?? null),
      content: isWhole ? streamOf(content) : content,
      signal: change.signal ?? new AbortController().signal,
    });
  };
  const storedCount = async () => {
    let count = 0;
    for await (const _ of needs.files.list()) count += 1;
    return count;
  };
  return {
    ...ways,
    ...world,
    owner: by(actors.owner),
    editor: by(actors.editor),
    viewer: by(actors.viewer),
    upload,
    recordsOf: (documentId = id) => needs.fileRecords.ofDocument(documentId),
    storedCount,
    /** Another document of the same owner. */
    another: async (actor: Actor = actors.owner) =>
      (await world.documents.create(actor, { title: 'Other' })).id,
  };
}
