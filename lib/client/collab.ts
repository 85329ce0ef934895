/** One open document in the browser: what the editor binds to and what the page shows of it. */
import * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import type { Profile } from '../core/actor.ts';
import type { FaultCode } from '../core/faults.ts';
import type { DocumentId, Epoch, PersonId } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import type { Role } from '../core/policy.ts';
import type { Clock } from '../std/clock.ts';
import type { LocalCopies } from './local-copies.ts';
import type { SaveState } from './save-state.ts';

export interface CollabOptions {
  /** 'ws(s)://host/collab', no trailing slash. */
  readonly socketUrl: string;
  readonly documentId: DocumentId;
  /** Lineage as the page knows it; null: whatever the server says. */
  readonly epoch: Epoch | null;
  readonly personId: PersonId | null;
  readonly profile: Profile;
  readonly limits: Limits;
  readonly clock: Clock;
  /** null: this browser keeps nothing. */
  readonly storage: LocalCopies | null;
  /** The browser's own when absent. */
  readonly WebSocket?: typeof WebSocket;
}

export interface CollabStatus {
  readonly save: SaveState;
  /** The local copy or the server's content is in the document: the editor may be shown. */
  readonly isLoaded: boolean;
  /** Everything the server had when the connection began is here. */
  readonly isSynced: boolean;
  readonly role: Role;
  readonly mayType: boolean;
  /** 0 to 1 of `documentBytesMax`, as far as this page can tell. */
  readonly documentFill: number;
  /** Unsent text of an earlier copy that waits to be taken or dismissed; '' when there is none. */
  readonly keptText: string;
}

export interface Collab {
  readonly doc: Y.Doc;
  readonly body: Y.XmlFragment;
  readonly title: Y.Text;
  readonly awareness: Awareness;
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
  /** The person took or dismissed `keptText`. */
  forgetKept(): Promise<void>;
  /** After a final refusal: a fresh document and a fresh local copy; this one is destroyed. */
  startOver(): Promise<Collab>;
  /** Back from sleep or another network: is the link alive? Syncs before anything else. */
  reconnectNow(): void;
  destroy(): void;
}

export function openCollab(options: CollabOptions): Collab {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalStateField('user', options.profile);
  const status: CollabStatus = {
    save: { is: 'reconnecting' },
    isLoaded: false,
    isSynced: false,
    role: 'editor',
    mayType: false,
    documentFill: 0,
    keptText: '',
  };
  return {
    doc,
    body: doc.getXmlFragment('default'),
    title: doc.getText('title'),
    awareness,
    getStatus: () => status,
    subscribe: () => () => {},
    setProfile: (profile) => awareness.setLocalStateField('user', profile),
    mayAdd: () => null,
    unsentText: () => '',
    forgetKept: () => Promise.resolve(),
    startOver: () => Promise.resolve(openCollab(options)),
    reconnectNow: () => {},
    destroy: () => doc.destroy(),
  };
}
