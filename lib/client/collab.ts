/** One open document in the browser: what the editor binds to and what the page shows of it. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { isSameSave, readOnlyReason, saveStateFrom } from './collab-status.ts';
import { Replica } from './replica.ts';
import type { ReplicaOptions } from './replica.ts';
import type { SaveState } from './save-state.ts';
import type { Profile } from '../core/actor.ts';
import type { FaultCode } from '../core/faults.ts';
import type { Role } from '../core/policy.ts';
import type { CarriedWords } from '../editor/carry/carried-words.ts';

export interface CollabOptions extends ReplicaOptions {
  readonly profile: Profile;
}

/** From these parts of a document's limit on its people are told, long before it is nearly full. */
export const FULL_PERCENTS = [0, 60, 80] as const;
export type FullPercent = (typeof FULL_PERCENTS)[number];

export interface CollabStatus {
  readonly save: SaveState;
  /** The local copy or the server's content is in the document: the editor may be shown. */
  readonly isLoaded: boolean;
  /** Everything the server had when the connection began is here. */
  readonly isSynced: boolean;
  readonly role: Role;
  readonly mayType: boolean;
  /** Is let in to read, and nothing is wrong. */
  readonly isReader: boolean;
  /** So much of `documentBytesMax` is used, at least; 0: less than anybody need know. */
  readonly fullPercent: FullPercent;
  /** Little more can be written: the document is close to `documentBytesMax`. */
  readonly isNearlyFull: boolean;
  /** Unsent text that waits to be taken or dismissed; '' when there is none. */
  readonly keptText: string;
  /** Part of `keptText` would be lost with the page. */
  readonly isTextCarried: boolean;
}

export interface Collab {
  readonly doc: Y.Doc;
  readonly body: Y.XmlFragment;
  readonly title: Y.Text;
  readonly awareness: Awareness;
  /** Tells where letters went which others took from where they stood, and before they may. */
  readonly carriedWords: Pick<CarriedWords, 'onMoved' | 'onReceive'>;
  /** The same object until something changed. */
  getStatus(): CollabStatus;
  subscribe(listener: () => void): () => void;
  setProfile(profile: Profile): void;
  /**
   * May this much enter the document (bytes, and levels of nesting)? A code when not.
   * To be asked before a paste or an import.
   */
  mayAdd(byteCount: number, depth?: number): FaultCode | null;
  /** What this person has written and the server has not stored, as plain text; '' if nothing. */
  unsentText(): string;
  /** Joins `keptText`: it was written for this document and found no place in it. */
  offer(text: string): void;
  /** The person took or dismissed `keptText`. */
  forgetKept(): Promise<void>;
  /** After a final refusal: a fresh document and a fresh local copy; this one is destroyed. */
  startOver(): Promise<Collab>;
  /** What others write waits outside of the document; what is written here goes out as ever. */
  holdIncoming(): void;
  releaseIncoming(): void;
  /** The page is hidden, and may never run again: what was just written goes to this device's copy. */
  keepNow(): void;
  /** Back from sleep or another network: is the link alive? Syncs before anything else. */
  reconnectNow(): void;
  destroy(): void;
}

export const TICK_MS = 250;
/** Timers stand still while a machine sleeps; those of a hidden tab still turn once a minute. */
export const ASLEEP_MS = 90_000;
/** Content grows by its envelopes on the way into a document. */
const GROWTH = 2;
/** Part of a document's limit that is left to what others write in the same moment. */
const RESERVE = 1 / 64;
/** Part of a document's limit from which on its people are told. */
const NEARLY_FULL = 0.9;

export function openCollab(options: CollabOptions): Collab {
  return new OpenCollab(options, '');
}

class OpenCollab implements Collab {
  readonly doc: Y.Doc;
  readonly body: Y.XmlFragment;
  readonly title: Y.Text;
  readonly awareness: Awareness;
  readonly carriedWords: Pick<CarriedWords, 'onMoved' | 'onReceive'>;
  readonly #options: CollabOptions;
  readonly #replica: Replica;
  readonly #listeners = new Set<() => void>();
  #status: CollabStatus;
  #lastTickMs: number;
  #cancelTick = () => {};

  constructor(options: CollabOptions, carriedText: string) {
    this.#options = options;
    this.#lastTickMs = options.clock.nowMs();
    this.#replica = new Replica(options, carriedText, () => this.#refresh());
    this.doc = this.#replica.doc;
    this.body = this.doc.getXmlFragment('default');
    this.title = this.doc.getText('title');
    this.awareness = this.#replica.awareness;
    this.carriedWords = this.#replica.carriedWords;
    this.setProfile(options.profile);
    this.#status = this.#currentStatus();
    this.#replica.begin();
    this.#waitForTick();
  }

  readonly getStatus = (): CollabStatus => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setProfile(profile: Profile): void {
    this.awareness.setLocalStateField('user', profile);
  }

  mayAdd(byteCount: number, depth = 0): FaultCode | null {
    const { depthMax, documentBytesMax } = this.#options.limits;
    if (depth > depthMax) return 'too_deep';
    const wouldBe = this.#replica.byteCount + byteCount * GROWTH;
    return wouldBe > documentBytesMax * (1 - RESERVE) ? 'too_large' : null;
  }

  unsentText(): string {
    return this.#replica.unsentText();
  }

  offer(text: string): void {
    void this.#replica.keeping.offer(text);
  }

  forgetKept(): Promise<void> {
    return this.#replica.keeping.forgetKept(this.#replica.epoch);
  }

  async startOver(): Promise<Collab> {
    const { link, keeping, ended, epoch, standing } = this.#replica;
    link.stop();
    const next = await keeping.startOver(this.unsentText());
    this.destroy();
    const options = {
      ...this.#options,
      storage: next.storage,
      role: standing.role,
      // A copy that is too old says nothing of the lineage that replaced it.
      epoch: ended === 'copy_outdated' ? null : epoch,
    };
    return new OpenCollab(options, next.text);
  }

  holdIncoming(): void {
    this.#replica.incoming.hold();
  }

  releaseIncoming(): void {
    this.#replica.incoming.release();
  }

  keepNow(): void {
    this.#replica.keeping.writeNow();
  }

  reconnectNow(): void {
    this.#replica.probe();
  }

  destroy(): void {
    this.#cancelTick();
    this.#listeners.clear();
    this.#replica.destroy();
  }

  #waitForTick(): void {
    this.#cancelTick = this.#options.clock.after(TICK_MS, () => this.#tick());
  }

  #tick(): void {
    const nowMs = this.#options.clock.nowMs();
    if (nowMs - this.#lastTickMs > ASLEEP_MS) this.reconnectNow();
    this.#lastTickMs = nowMs;
    this.#replica.link.tick();
    this.#refresh();
    this.#waitForTick();
  }

  #currentStatus(): CollabStatus {
    const { ledger, standing, ended, link, keeping, savedAtMs, isLoaded, byteCount } =
      this.#replica;
    const { clock, limits } = this.#options;
    const save = saveStateFrom(
      {
        ledger,
        standing,
        ended,
        downSinceMs: link.downSinceMs,
        savedAtMs,
        keptCount: keeping.unsent.keptCount,
        unkeptSinceMs: keeping.unsent.unkeptSinceMs,
        hasKeepingFailed: keeping.hasFailed,
      },
      clock.nowMs(),
    );
    const readOnly = readOnlyReason(standing, ended);
    return {
      save,
      isLoaded,
      isSynced: link.isSynced,
      role: standing.role,
      mayType: isLoaded && readOnly === null,
      isReader: readOnly === 'view_only',
      fullPercent: fullPercentOf(byteCount, limits.documentBytesMax),
      isNearlyFull: byteCount > limits.documentBytesMax * NEARLY_FULL,
      keptText: keeping.keptText,
      isTextCarried: keeping.isCarrying,
    };
  }

  #refresh(): void {
    const next = this.#currentStatus();
    const { save: nextSave, ...nextRest } = next;
    const { save, ...rest } = this.#status;
    const isSame = (Object.keys(rest) as (keyof typeof rest)[]).every(
      (name) => rest[name] === nextRest[name],
    );
    if (isSame && isSameSave(save, nextSave)) return;
    this.#status = next;
    for (const listener of this.#listeners) listener();
  }
}

function fullPercentOf(byteCount: number, bytesMax: number): FullPercent {
  return FULL_PERCENTS.findLast((percent) => byteCount * 100 >= bytesMax * percent) ?? 0;
}
