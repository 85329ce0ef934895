/**
 * The document as this page holds it: its content, the account of what the server has stored, what
 * this device keeps, and the link. It connects only after the local copy is in.
 */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Standing } from './collab-status.ts';
import { HeldFrames } from './held-frames.ts';
import { Keeping } from './keeping.ts';
import type { LoadedCopy } from './keeping.ts';
import type { Ledger, LedgerEvent } from './ledger.ts';
import type { LocalCopies } from './local-copies.ts';
import { Link } from './provider.ts';
import type { LinkEvent } from './provider.ts';
import { StoredAccount } from './stored-account.ts';
import { unsentTextOf } from './unsent-text.ts';
import { SCHEMA_VERSION } from '../core/document.ts';
import type { FaultCode } from '../core/faults.ts';
import type { DocumentId, Epoch, PersonId, Seq } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import { may, type Role } from '../core/policy.ts';
import { CarriedWords } from '../editor/carry/carried-words.ts';
import type { Position } from '../protocol/frames.ts';
import { assertNever } from '../std/assert.ts';
import type { Clock } from '../std/clock.ts';

/** Time for the local copy to load before the socket opens without it. */
export const LOAD_MS = 2_000;
/** Origin of what comes out of the local copy. */
const LOCAL_COPY = Symbol('local copy');

export interface ReplicaOptions {
  /** 'ws(s)://host/collab', no trailing slash. */
  readonly socketUrl: string;
  readonly documentId: DocumentId;
  /** Lineage as the page knows it; null: whatever the server says. */
  readonly epoch: Epoch | null;
  readonly personId: PersonId | null;
  /** Guests that this person was, whose copies in this browser are this person's now. */
  readonly formerIds?: readonly PersonId[];
  /**
   * Until the server speaks; an editor when absent: whoever is turned away is told so before
   * anything of theirs is sent.
   */
  readonly role?: Role;
  readonly limits: Limits;
  readonly clock: Clock;
  /** null: this browser keeps nothing. */
  readonly storage: LocalCopies | null;
  /** The browser's own when absent. */
  readonly WebSocket?: typeof WebSocket;
  /** 0 to 1; `Math.random` when absent. */
  readonly random?: () => number;
}

export class Replica {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly keeping: Keeping;
  readonly link: Link;
  readonly incoming = new HeldFrames();
  readonly carriedWords: CarriedWords;
  readonly #options: ReplicaOptions;
  readonly #changed: () => void;
  readonly #account = new StoredAccount();
  /** The ledger's name for the update that listeners hear of right now. */
  #leavingChangeId: number | null = null;
  #epoch: Epoch | null;
  /** The document holds everything up to here. */
  #since: Seq | null = null;
  #standing: Standing;
  #ended: FaultCode | null = null;
  #isLoaded = false;
  #hasConnected = false;
  #byteCount = 0;
  #cancelWait = () => {};

  constructor(options: ReplicaOptions, carriedText: string, changed: () => void) {
    const { socketUrl, documentId, personId, limits, clock, storage } = options;
    this.#options = options;
    this.#changed = changed;
    this.#epoch = options.epoch;
    this.#standing = { role: options.role ?? 'editor', reason: null };
    this.keeping = new Keeping({
      storage,
      owner: { personId, documentId },
      formerIds: options.formerIds ?? [],
      clock,
      carriedText,
      changed,
      isLinked: () => this.link.downSinceMs === null,
      isNewer: () => this.#end('page_outdated'),
    });
    // Before the provider's own listener: the ledger knows a change when its frame leaves.
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#updated(update, origin));
    this.carriedWords = new CarriedWords(this.doc, {
      nowMs: () => clock.nowMs(),
      unsettled: () => this.keeping.unsent.ids,
      mayWrite: () => this.#mayWrite && this.#ended === null,
    });
    this.link = new Link({
      socketUrl,
      documentId,
      doc: this.doc,
      awareness: this.awareness,
      limits,
      clock,
      incoming: this.incoming,
      receive: (received, apply) => this.carriedWords.receive(received, apply),
      WebSocket: options.WebSocket ?? WebSocket,
      random: options.random ?? Math.random,
      handshake: () => ({
        wantsOwnFrames: true,
        schemaVersion: SCHEMA_VERSION,
        epoch: this.#epoch,
        personId,
        since: this.#epoch === null ? null : this.#since,
      }),
      leaving: () => ({
        updates: this.#mayWrite,
        // What was written while one might goes out, to be refused and offered to its writer.
        step2: this.#mayWrite || this.ledger.changes.length > 0,
      }),
      leavingChangeId: () => this.#leavingChangeId,
      hear: (event) => this.#hear(event),
    });
  }

  get ledger(): Ledger {
    return this.#account.ledger;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Why the server will not have this copy any more; null: it will. */
  get ended(): FaultCode | null {
    return this.#ended;
  }

  get epoch(): Epoch | null {
    return this.#epoch;
  }

  /** The local copy or the server's content is in the document. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  get savedAtMs(): number | null {
    return this.#account.savedAtMs;
  }

  /**
   * What the server counts against the document's limit, and what it has yet to count. Never less
   * than it will be, but for what others write in the meantime.
   */
  get byteCount(): number {
    return this.#byteCount;
  }

  unsentText(): string {
    return unsentTextOf(this.doc, this.keeping.unsent.updates());
  }

  /** The local copy first, so that the server is asked only for what it lacks. */
  begin(): void {
    void this.keeping.loadKeptText(this.#epoch);
    if (this.#epoch === null) {
      this.#connect();
      return;
    }
    void this.#load(this.#epoch).then(() => this.#connect());
    this.#cancelWait = this.#options.clock.after(LOAD_MS, () => this.#connect());
  }

  /** Is the link alive? Asks at once, and for what is missing. */
  probe(): void {
    if (this.#hasConnected) this.link.probe();
  }

  destroy(): void {
    this.#hasConnected = true;
    this.#cancelWait();
    this.link.destroy();
    this.doc.destroy();
    void this.keeping.close();
  }

  get #mayWrite(): boolean {
    return may(this.#standing.role, 'edit');
  }

  #connect(): void {
    if (this.#hasConnected || this.#ended !== null) return;
    this.#hasConnected = true;
    this.#cancelWait();
    this.link.connect();
  }

  #load(epoch: Epoch): Promise<void> {
    return this.keeping.load(epoch, (loaded) => this.#arrived(loaded));
  }

  #arrived({ rows, since }: LoadedCopy): void {
    const nowMs = this.#options.clock.nowMs();
    const unsent = rows.filter((row) => row.isUnsent);
    const updates = unsent.map((row) => row.update);
    if (unsent.length > 0) {
      const id = this.#account.change(unsent.length, nowMs);
      const keys = unsent.map((row) => row.key);
      this.keeping.unsent.addKept(id, updates, keys, nowMs);
      this.#leavingChangeId = id;
    }
    this.#byteCount += rows.reduce((sum, row) => sum + row.update.length, 0);
    this.doc.transact(() => {
      for (const row of rows) Y.applyUpdate(this.doc, row.update);
    }, LOCAL_COPY);
    this.#leavingChangeId = null;
    if (since !== null) this.#since = Math.max(since, this.#since ?? 0);
    this.#isLoaded ||= this.doc.getXmlFragment('default').length > 0;
    // Later than the first sync, only another one vouches for what came out of the copy.
    if (this.#hasConnected && unsent.length > 0) this.link.probe();
    this.#changed();
  }

  #updated(update: Uint8Array, origin: unknown): void {
    if (origin === LOCAL_COPY) return;
    this.#leavingChangeId = null;
    const isOwn = !this.link.isOrigin(origin);
    // An editor sets right what it cannot show. On a page that only reads, this stays there: to the
    // server it would be a change by somebody who may not make any.
    if (isOwn && !this.#mayWrite) return;
    this.#byteCount += update.length;
    if (isOwn) {
      const nowMs = this.#options.clock.nowMs();
      this.#leavingChangeId = this.#account.change(1, nowMs);
      this.keeping.unsent.add(this.#leavingChangeId, [update], nowMs);
    }
    this.keeping.write(update, this.#leavingChangeId);
    this.#changed();
  }

  #hear(event: LinkEvent): void {
    switch (event.is) {
      case 'ledger':
        this.#accountFor(event.event);
        break;
      case 'own-frame':
        if (event.frame.is === 'standing') this.#stand(event.frame);
        else this.#reach(event.frame);
        break;
      case 'ended':
        if (event.code === 'not_allowed') this.#standing = { ...this.#standing, role: 'none' };
        this.#end(event.code);
        break;
      case 'changed':
        this.#isLoaded ||= this.link.isSynced;
        break;
      default:
        assertNever(event);
    }
    this.#changed();
  }

  #accountFor(event: LedgerEvent): void {
    this.#account.take(event, this.#options.clock.nowMs());
    const { changes, refusal } = this.ledger;
    if (event.is === 'settled') this.keeping.settle(new Set(changes.map((change) => change.id)));
    if (refusal !== null) this.#end(refusal);
  }

  #reach({ seq, documentBytes }: Position): void {
    this.#byteCount = documentBytes + this.keeping.unsent.byteCount;
    // A position holds only behind the content it covers.
    this.incoming.run(() => {
      this.#since = seq;
      this.keeping.reach(seq);
    });
  }

  #stand(standing: Standing & { readonly epoch: Epoch }): void {
    this.#standing = standing;
    if (this.#epoch === null) {
      this.#epoch = standing.epoch;
      void this.#load(standing.epoch);
      void this.keeping.loadKeptText(standing.epoch);
    } else if (this.#epoch !== standing.epoch) this.#end('copy_outdated');
  }

  /** Nothing more is sent; what was written stays on the page for its person. */
  #end(code: FaultCode): void {
    if (this.#ended !== null) return;
    this.#ended = code;
    this.link.stop();
    this.#changed();
  }
}
