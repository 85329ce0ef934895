/** A server of one document as the wire promises it to be, turned by hand: nothing is sent unasked. */
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Epoch } from '../../lib/core/ids.ts';
import type { Role } from '../../lib/core/policy.ts';
import {
  EMPTY_STEP2,
  decodeClientFrame,
  encodeOwnFrame,
  encodeStep1,
  encodeUpdate,
} from '../../lib/protocol/codec.ts';
import type { FakeSocket } from './socket-pair.ts';

export class ModelServer {
  readonly stored = new Y.Doc();
  epoch: Epoch;
  role: Role = 'editor';
  /** Updates wait, unsettled, while it is false. */
  isStoring = true;
  /** Refuses every update with content. */
  refusesWith: FaultCode | null = null;
  /** Counts against the document's limit, though this page has never seen it. */
  othersBytes = 0;
  #seq = 0;
  #receivedCounts = new WeakMap<FakeSocket, number>();

  constructor(epoch: Epoch, title = '') {
    this.epoch = epoch;
    this.stored.on('update', () => (this.#seq += 1));
    this.stored.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
    if (title !== '') this.stored.getText('title').insert(0, title);
  }

  get title(): string {
    return this.stored.getText('title').toString();
  }

  /** Takes the connection and greets; the first question comes with `serve`. */
  accept(socket: FakeSocket): void {
    this.#receivedCounts.set(socket, 0);
    socket.open();
    this.stand(socket, null);
  }

  stand(socket: FakeSocket, reason: FaultCode | null): void {
    const { epoch, role } = this;
    socket.deliver(encodeOwnFrame({ is: 'standing', epoch, role, reason }));
  }

  /** Answers all that has arrived, and what arrives in answer to that. */
  serve(socket: FakeSocket): void {
    for (let frame = socket.toServer.shift(); frame; frame = socket.toServer.shift()) {
      this.#answer(socket, frame);
    }
  }

  #answer(socket: FakeSocket, bytes: Uint8Array): void {
    const decoded = decodeClientFrame(bytes, DEFAULT_LIMITS);
    if (!decoded.ok) throw new Error(`illegal frame: ${decoded.why.why}`);
    const frame = decoded.value;
    if (frame.is === 'step1') {
      const missing = Y.encodeStateAsUpdate(this.stored, encodedVector(frame.stateVector));
      socket.deliver(encodeUpdate(missing));
      socket.deliver(EMPTY_STEP2);
      this.#tellPosition(socket);
      this.#ask(socket);
    } else if (frame.is === 'step2' || frame.is === 'update') {
      this.#take(socket, frame.update);
    }
  }

  #take(socket: FakeSocket, update: Uint8Array): void {
    const index = (this.#receivedCounts.get(socket) ?? 0) + 1;
    this.#receivedCounts.set(socket, index);
    if (!this.isStoring) return;
    const code = this.#screen(update);
    if (code === null) Y.applyUpdate(this.stored, update);
    else {
      socket.deliver(encodeOwnFrame({ is: 'refused', index, code }));
      if (code === 'resync') this.#ask(socket);
    }
    socket.deliver(encodeOwnFrame({ is: 'settled', count: index }));
    this.#tellPosition(socket);
  }

  #screen(update: Uint8Array): FaultCode | 'resync' | null {
    const before = Y.encodeStateAsUpdate(this.stored);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, before);
    Y.applyUpdate(copy, update);
    const hasGap = copy.store.pendingStructs !== null || copy.store.pendingDs !== null;
    const isEmpty = Y.encodeStateAsUpdate(copy).length === before.length;
    copy.destroy();
    if (isEmpty) return null;
    return hasGap ? 'resync' : this.refusesWith;
  }

  #ask(socket: FakeSocket): void {
    socket.deliver(encodeStep1(Y.decodeStateVector(Y.encodeStateVector(this.stored))));
  }

  #tellPosition(socket: FakeSocket): void {
    const documentBytes = Y.encodeStateAsUpdate(this.stored).length + this.othersBytes;
    socket.deliver(encodeOwnFrame({ is: 'position', seq: this.#seq, documentBytes }));
  }
}

function encodedVector(vector: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map(vector));
}
