/** The server's own edits in one room: they wait for it to load, then for their commit. */
import { assertNever } from '../../lib/std/assert.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import { SYSTEM_PERSON } from '../../lib/core/ids.ts';
import type { Seq } from '../../lib/core/ids.ts';
import type { OpenDocument } from './open-document.ts';
import type { Outbox } from './outbox.ts';
import type { EditId } from './room-events.ts';

interface Edit {
  readonly editId: EditId;
  readonly update: Uint8Array;
}

export class ServerEdits {
  readonly #outbox: Outbox;
  #waiting: Edit[] = [];
  #committing: { readonly editId: EditId; readonly seq: Seq }[] = [];

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  add(edit: Edit): void {
    this.#waiting.push(edit);
  }

  /** Screened and appended like anybody's, under client ids of the system. */
  appendTo(document: OpenDocument): void {
    const edits = this.#waiting;
    this.#waiting = [];
    for (const edit of edits) this.#append(document, edit);
  }

  stored(upToSeq: Seq): void {
    const stored = this.#committing.filter(({ seq }) => seq <= upToSeq);
    this.#committing = this.#committing.filter(({ seq }) => seq > upToSeq);
    for (const { editId } of stored) this.#settle(editId, null);
  }

  /** Those that were not taken yet. */
  refuseWaiting(code: FaultCode): void {
    for (const { editId } of this.#waiting) this.#settle(editId, code);
    this.#waiting = [];
  }

  refuseAll(code: FaultCode): void {
    this.refuseWaiting(code);
    for (const { editId } of this.#committing) this.#settle(editId, code);
    this.#committing = [];
  }

  #append(document: OpenDocument, { editId, update }: Edit): void {
    const writer = { sessionId: null, personId: SYSTEM_PERSON, mayWrite: true };
    const received = document.receive(update, writer);
    switch (received.is) {
      case 'appended':
        this.#outbox.add({ is: 'append', entry: received.entry });
        this.#committing.push({ editId, seq: received.entry.seq });
        return;
      case 'empty':
        return this.#settle(editId, null);
      case 'refused':
        return this.#settle(editId, document.isDamaged ? 'document_damaged' : received.code);
      case 'held':
      case 'resync':
        return this.#settle(editId, 'internal');
      default:
        return assertNever(received);
    }
  }

  #settle(editId: EditId, refused: FaultCode | null): void {
    this.#outbox.add({ is: 'edit-settled', editId, refused });
  }
}
