import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../lib/core/faults.ts';
import { newFileId } from '../../../../../lib/core/ids.ts';
import { machineRandom } from '../../../../../server/adapters/machine.ts';
import { codeOf } from '../../../../support/code-of.ts';
import { GIF_SCRIPT, gifHead, HOSTILE_FILES } from '../../../../support/file-heads.ts';
import { fileWorld, PICTURE, streamOf } from '../../../../support/file-world.ts';
import { by } from '../../../../support/test-services.ts';
import { bytesOf, expectBytes, hashOf, patterned, turns } from '../../../../support/uploads.ts';
import { WAYS } from '../../../../support/ways-in.ts';

const MAY_EDIT = new Set(['owner', 'editor', 'link editor']);
const SEES_NOTHING = new Set(['stranger', 'operator', 'guest', 'nobody']);

describe('uploading a file', () => {
  it.each(WAYS)('[FILE-38] whoever may edit a document brings files to it: %s', async (way) => {
    const { actors, upload, recordsOf, storedCount } = await fileWorld();
    const code = await codeOf(upload(by(actors[way])));
    const refusal = SEES_NOTHING.has(way) ? 'document_not_found' : 'not_allowed';
    expect(code).toBe(MAY_EDIT.has(way) ? 'none' : refusal);
    const count = MAY_EDIT.has(way) ? 1 : 0;
    expect([(await recordsOf()).length, await storedCount()]).toEqual([count, count]);
  });

  it('[FILE-38] what is kept of it is what its bytes say, its cleaned name, and who and when', async () => {
    const { editor, upload, recordsOf, clock, id, needs } = await fileWorld();
    const record = await upload(editor, PICTURE, { name: '../a\r\nb.gif' });
    expect(record).toEqual({
      id: record.id,
      documentId: id,
      hash: hashOf(PICTURE),
      bytes: PICTURE.length,
      name: 'a b.gif',
      type: 'image/png',
      pixels: { width: 30, height: 20 },
      uploaderId: 'personId' in editor.actor ? editor.actor.personId : null,
      atMs: clock.nowMs(),
    });
    expect(await recordsOf()).toEqual([record]);
    expect(needs.incoming.leftBehind).toEqual([]);
  });

  it('[FILE-31] [FILE-38] A19: whatever it is called and holds, it is stored as nothing that acts', async () => {
    const { editor, upload } = await fileWorld();
    for (const [, name, content] of HOSTILE_FILES) {
      const { type, bytes } = await upload(editor, content, { name });
      expect(['text/plain', 'application/octet-stream', 'application/json']).toContain(type);
      expect(bytes).toBe(content.length);
    }
    expect((await upload(editor, GIF_SCRIPT, { name: 'a.js' })).type).toBe('image/gif');
  });

  it('[FILE-39] A19: a file of just the largest size is taken, of one byte more it is not', async () => {
    const { editor, upload, recordsOf, storedCount, needs } = await fileWorld({
      fileBytesMax: 1_000,
    });
    const tooLong = patterned(1_001);
    const parts = () => streamOf(tooLong.subarray(0, 600), tooLong.subarray(600));
    expect(await codeOf(upload(editor, patterned(1_000)))).toBe('none');
    expect(await codeOf(upload(editor, parts(), { bytes: 1_001 }))).toBe('file_too_large');
    expect(await codeOf(upload(editor, parts(), { bytes: null }))).toBe('file_too_large');
    // A length that is a lie is counted all the same.
    expect(await codeOf(upload(editor, parts(), { bytes: 5 }))).toBe('file_too_large');
    expect([(await recordsOf()).length, await storedCount()]).toEqual([1, 1]);
    expect(needs.incoming.leftBehind).toEqual([]);
  });

  it('[FILE-39] a picture with more pixels than can be shown is not taken, however small', async () => {
    const { editor, upload, storedCount } = await fileWorld({ picturePixelsMax: 1_000_000 });
    expect(await codeOf(upload(editor, gifHead(1_000, 1_000)))).toBe('none');
    expect(await codeOf(upload(editor, gifHead(1_001, 1_000)))).toBe('picture_too_large');
    expect(await codeOf(upload(editor, gifHead(65_535, 65_535)))).toBe('picture_too_large');
    expect(await storedCount()).toBe(1);
  });

  it('[FILE-40] a document, a person and the workspace hold so much, and what leaves makes room', async () => {
    const limits = {
      documentFileBytesMax: 1_000,
      personFileBytesMax: 1_500,
      workspaceFileBytesMax: 2_000,
    };
    const { actors, owner, editor, upload, another, id, documents, trash } =
      await fileWorld(limits);
    const stranger = by(actors.stranger);
    const [two, others] = [await another(), await another(actors.stranger)];
    const brings = (who: typeof owner, bytes: number, documentId: string) =>
      codeOf(upload(who, patterned(bytes), { documentId }));
    expect(await brings(owner, 1_000, id)).toBe('none');
    expect(await brings(owner, 1, id)).toBe('document_files_full');
    expect(await brings(editor, 1, id)).toBe('document_files_full');
    expect(await brings(owner, 500, two)).toBe('none');
    expect(await brings(owner, 1, two)).toBe('person_files_full');
    expect(await brings(stranger, 501, others)).toBe('workspace_files_full');
    expect(await brings(stranger, 500, others)).toBe('none');
    await documents.trash(owner, id);
    expect(await brings(stranger, 1, others)).toBe('workspace_files_full');
    await trash.purge(owner, id);
    expect(await brings(owner, 500, two)).toBe('none');
  });

  it('[FILE-40] of uploads at once all count, and what failed takes no room', async () => {
    const { owner, editor, upload, recordsOf } = await fileWorld({ documentFileBytesMax: 1_000 });
    const slow = Promise.withResolvers<void>();
    const held = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await slow.promise;
        controller.enqueue(patterned(600));
        controller.close();
      },
    });
    const first = upload(owner, held, { bytes: 600 });
    expect(await codeOf(upload(editor, patterned(401)))).toBe('document_files_full');
    expect(await codeOf(upload(editor, patterned(400)))).toBe('none');
    slow.resolve();
    await first;
    expect((await recordsOf()).length).toBe(2);
    const world = await fileWorld({ documentFileBytesMax: 1_000, fileBytesMax: 900 });
    for (let n = 0; n < 3; n++) {
      expect(await codeOf(world.upload(world.owner, patterned(901), { bytes: 5 }))).toBe(
        'file_too_large',
      );
    }
    // Until it is there, what does not say how long it is may be the longest.
    expect(await codeOf(world.upload(world.owner, streamOf(patterned(1)), { bytes: null }))).toBe(
      'none',
    );
    expect(await codeOf(world.upload(world.owner, patterned(899)))).toBe('none');
    expect(await codeOf(world.upload(world.owner, streamOf(patterned(1)), { bytes: null }))).toBe(
      'document_files_full',
    );
  });

  it('[FILE-41] so many in a minute are taken from one member, or from one address', async () => {
    const { actors, upload, clock } = await fileWorld({ uploadTriesMax: 2 });
    const guest = actors['link editor'];
    const codes = async (...callers: readonly ReturnType<typeof by>[]) => {
      const told = [];
      for (const caller of callers) told.push(await codeOf(upload(caller)));
      return told;
    };
    const [owner, here, there] = [by(actors.owner), by(guest), by(guest, '2001:db8::1')];
    const elsewhere = by(actors.owner, '198.51.100.7');
    expect(await codes(owner, elsewhere, owner)).toEqual(['none', 'none', 'too_many_requests']);
    expect(await codes(here, here, here)).toEqual(['none', 'none', 'too_many_requests']);
    expect(await codes(there, by(guest, '2001:db8::2'), by(guest, '2001:db8::3'))).toEqual([
      'none',
      'none',
      'too_many_requests',
    ]);
    clock.pass(60_000);
    expect(await codes(owner, here)).toEqual(['none', 'none']);
  });

  it('[FILE-42] whatever fails on the way, no document has a file that is not there', async () => {
    const { owner, upload, recordsOf, storedCount, needs } = await fileWorld();
    const fault = new AppError('storage_unavailable', 'the disk is full');
    needs.incoming.fault = fault;
    expect(await codeOf(upload(owner))).toBe('storage_unavailable');
    needs.incoming.fault = null;
    const { put } = needs.files;
    needs.files.put = () => Promise.reject(fault);
    expect(await codeOf(upload(owner))).toBe('storage_unavailable');
    expect([await recordsOf(), await storedCount()]).toEqual([[], 0]);
    needs.files.put = put.bind(needs.files);
    const { add } = needs.fileRecords;
    needs.fileRecords.add = () => Promise.reject(fault);
    expect(await codeOf(upload(owner))).toBe('storage_unavailable');
    // The bytes came first, so this is what may be left: a file that no document has.
    expect([await recordsOf(), await storedCount()]).toEqual([[], 1]);
    needs.fileRecords.add = add.bind(needs.fileRecords);
    const { hash } = await upload(owner);
    expect([(await recordsOf()).length, await storedCount()]).toEqual([1, 1]);
    expect(await needs.files.find(hash)).not.toBeNull();
    expect(needs.incoming.leftBehind).toEqual([]);
  });

  it('[FILE-45] who may not edit any more once a file is there has brought none', async () => {
    const { editor, actors, upload, recordsOf, id, needs, documents, owner } = await fileWorld();
    const personId = 'personId' in actors.editor ? actors.editor.personId : null;
    const slow = Promise.withResolvers<void>();
    const held = () =>
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          await slow.promise;
          controller.enqueue(PICTURE);
          controller.close();
        },
      });
    const lowered = codeOf(upload(editor, held(), { bytes: PICTURE.length }));
    const trashed = codeOf(upload(owner, held(), { bytes: PICTURE.length }));
    await turns(5);
    if (personId !== null) await needs.sharing.setMember(id, personId, 'viewer', 1);
    await documents.trash(owner, id);
    slow.resolve();
    expect([await lowered, await trashed]).toEqual(['document_not_found', 'not_allowed']);
    expect(await recordsOf()).toEqual([]);
    expect(needs.incoming.leftBehind).toEqual([]);
  });
});

describe('an upload that does not end', () => {
  /** Gives this, then nothing; what becomes of it is said. */
  function stalling(first: Uint8Array) {
    const told = { isCancelled: false };
    const content = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(first),
      cancel: () => {
        told.isCancelled = true;
      },
    });
    return { told, content };
  }

  it('[FILE-53] is given up when nothing of it comes, and leaves nothing', async () => {
    const { owner, upload, clock, recordsOf, needs } = await fileWorld({ uploadIdleMs: 1_000 });
    const { told, content } = stalling(PICTURE);
    const code = codeOf(upload(owner, content, { bytes: 999_999 }));
    await turns(20);
    clock.pass(999);
    await turns(20);
    expect(told.isCancelled).toBe(false);
    clock.pass(1);
    expect(await code).toBe('upload_broken');
    await turns(20);
    expect(told.isCancelled).toBe(true);
    expect([await recordsOf(), needs.incoming.leftBehind]).toEqual([[], []]);
  });

  it('[FILE-53] is given up after its time, when nobody waits for it, and when it breaks', async () => {
    const { owner, upload, clock, recordsOf } = await fileWorld({ uploadMs: 10_000 });
    const drips = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await turns(2);
        clock.pass(500);
        controller.enqueue(Uint8Array.of(1));
      },
    });
    expect(await codeOf(upload(owner, drips, { bytes: 99 }))).toBe('upload_broken');
    const left = new AbortController();
    const { content } = stalling(PICTURE);
    const code = codeOf(upload(owner, content, { signal: left.signal }));
    await turns(5);
    left.abort();
    expect(await code).toBe('upload_broken');
    const broken = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.error(new Error('ECONNRESET')),
      });
    expect(await codeOf(upload(owner, broken()))).toBe('upload_broken');
    const signal = AbortSignal.abort();
    expect(await codeOf(upload(owner, broken(), { signal }))).toBe('upload_broken');
    expect(await codeOf(upload(owner, PICTURE, { signal }))).toBe('upload_broken');
    expect(await recordsOf()).toEqual([]);
    expect(clock.pendingCount).toBeLessThanOrEqual(1); // of the watch over access
  });

  it('[FILE-51] one that is too long is read to its end, so that its sender hears why', async () => {
    const { owner, upload } = await fileWorld({ fileBytesMax: 100 });
    let givenBytes = 0;
    const content = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (givenBytes === 5_000) return controller.close();
          givenBytes += 50;
          controller.enqueue(new Uint8Array(50));
        },
      },
      { highWaterMark: 0 },
    );
    expect(await codeOf(upload(owner, content))).toBe('file_too_large');
    await turns(300);
    expect(givenBytes).toBe(5_000);
  });
});

describe('opening a file', () => {
  it.each(WAYS)('[FILE-43] whoever may read the document opens its files: %s', async (way) => {
    const { owner, actors, upload, files, id } = await fileWorld();
    const { id: fileId } = await upload(owner);
    const found = files.find(actors[way], { documentId: id, fileId });
    expect(await codeOf(found)).toBe(SEES_NOTHING.has(way) ? 'document_not_found' : 'none');
    if (SEES_NOTHING.has(way)) return;
    expectBytes(await bytesOf(await (await found).open(null)), PICTURE);
    const part = await (await found).open({ first: 1, last: 3 });
    expectBytes(await bytesOf(part), PICTURE.subarray(1, 4));
  });

  it('[FILE-43] A19: another document’s file, an unknown and a malformed one are one answer', async () => {
    const { owner, actors, upload, files, id, another } = await fileWorld();
    const elsewhere = await another();
    const { id: fileId } = await upload(owner, PICTURE, { documentId: elsewhere });
    const wrong = [fileId, newFileId(machineRandom), 'x', '', '../a', `${fileId} `];
    for (const each of wrong) {
      for (const actor of [actors.owner, actors.viewer]) {
        const found = files.find(actor, { documentId: id, fileId: each });
        expect(await codeOf(found)).toBe('file_not_found');
      }
    }
    const hidden = files.find(actors.viewer, { documentId: elsewhere, fileId });
    expect(await codeOf(hidden)).toBe('document_not_found');
  });

  it('[FILE-43] access is asked each time: a role that is taken back takes files with it', async () => {
    const { owner, actors, upload, files, id, needs, documents } = await fileWorld();
    const { id: fileId } = await upload(owner);
    const place = { documentId: id, fileId };
    const personId = 'personId' in actors.viewer ? actors.viewer.personId : null;
    expect(await codeOf(files.find(actors.viewer, place))).toBe('none');
    if (personId !== null) await needs.sharing.removePerson(id, personId);
    expect(await codeOf(files.find(actors.viewer, place))).toBe('document_not_found');
    await documents.trash(owner, id);
    expect(await codeOf(files.find(actors.editor, place))).toBe('document_not_found');
    expect(await codeOf(files.find(actors.owner, place))).toBe('none');
  });

  it('[FILE-43] a file that the store has lost is not found, and an operator is told', async () => {
    const { owner, actors, upload, files, id, needs } = await fileWorld();
    const { id: fileId, hash } = await upload(owner);
    const found = await files.find(actors.viewer, { documentId: id, fileId });
    await needs.files.remove(hash);
    expect(await codeOf(found.open(null))).toBe('file_not_found');
  });
});

describe('bringing a file into another document', () => {
  it('[FILE-44] needs reading here and editing there, and gives it an id of its own there', async () => {
    const { owner, viewer, editor, actors, upload, files, id, another, needs, storedCount } =
      await fileWorld();
    const there = await another(actors.viewer);
    const file = await upload(owner);
    const place = { documentId: id, fileId: file.id };
    const brought = await files.bring(viewer, there, place);
    expect(brought).toEqual({
      ...file,
      id: brought.id,
      documentId: there,
      uploaderId: 'personId' in actors.viewer ? actors.viewer.personId : null,
    });
    expect(brought.id).not.toBe(file.id);
    expect([await needs.fileRecords.ofDocument(there), await storedCount()]).toEqual([
      [brought],
      1,
    ]);
    expect(await codeOf(files.bring(editor, there, place))).toBe('document_not_found');
    expect(await codeOf(files.bring(viewer, id, { documentId: there, fileId: brought.id }))).toBe(
      'not_allowed',
    );
    const own = await another(actors.stranger);
    expect(await codeOf(files.bring(by(actors.stranger), own, place))).toBe('document_not_found');
    const wrong = { documentId: there, fileId: file.id };
    expect(await codeOf(files.bring(viewer, there, wrong))).toBe('file_not_found');
  });

  it('[FILE-44] within a document it is the file that is there already', async () => {
    const { owner, upload, files, id, recordsOf } = await fileWorld();
    const file = await upload(owner);
    expect(await files.bring(owner, id, { documentId: id, fileId: file.id })).toEqual(file);
    expect((await recordsOf()).length).toBe(1);
  });

  it('[FILE-40] [FILE-44] counts as an upload does', async () => {
    const { owner, upload, files, id, another } = await fileWorld({
      documentFileBytesMax: 1_000,
      uploadTriesMax: 4,
    });
    const there = await another();
    const one = await upload(owner, patterned(600));
    const place = { documentId: id, fileId: one.id };
    expect(await codeOf(files.bring(owner, there, place))).toBe('none');
    expect(await codeOf(files.bring(owner, there, place))).toBe('document_files_full');
    expect(await codeOf(files.bring(owner, there, place))).toBe('document_files_full');
    expect(await codeOf(files.bring(owner, there, place))).toBe('too_many_requests');
  });

  it('[FILE-42] [FILE-44] what the store has lost is brought nowhere', async () => {
    const { owner, upload, files, id, another, needs } = await fileWorld();
    const there = await another();
    const { id: fileId, hash } = await upload(owner);
    await needs.files.remove(hash);
    const brought = files.bring(owner, there, { documentId: id, fileId });
    expect(await codeOf(brought)).toBe('file_not_found');
    expect(await needs.fileRecords.ofDocument(there)).toEqual([]);
  });

  it('[FILE-55] a picture that cannot be read is to be saved and shown to nobody', async () => {
    for (const outcome of ['unreadable', new AppError('internal', 'it broke down')] as const) {
      const { editor, upload, needs } = await fileWorld();
      needs.pictureTool.outcome = outcome;
      const record = await upload(editor);
      expect(record).toMatchObject({
        type: 'application/octet-stream',
        pixels: null,
        hash: hashOf(PICTURE),
      });
      expect(needs.incoming.leftBehind).toEqual([]);
    }
  });

  it.each([
    ['too_large', 'picture_too_large'],
    [new AppError('too_many_requests', 'pictures are waiting'), 'too_many_requests'],
  ] as const)('[FILE-55] one that is too much is not taken: %s', async (outcome, code) => {
    const { editor, upload, needs, recordsOf, storedCount } = await fileWorld();
    needs.pictureTool.outcome = outcome;
    expect(await codeOf(upload(editor))).toBe(code);
    expect([await recordsOf(), await storedCount()]).toEqual([[], 0]);
    expect(needs.incoming.leftBehind).toEqual([]);
  });
});
