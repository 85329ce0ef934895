/** What this device keeps of the open document: its local copy, and text that lost its document. */
import { CopyWriter } from './copy-writer.ts';
import { CopyIsNewerError } from './local-copies.ts';
import type { CopyOwner, LocalCopies, LocalCopy, LocalRow, RowKey } from './local-copies.ts';
import { UnsentChanges } from './unsent-changes.ts';
import type { Epoch, PersonId, Seq } from '../core/ids.ts';
import type { Clock } from '../std/clock.ts';

export interface KeepingOptions {
  /** null: this browser keeps nothing. */
  readonly storage: LocalCopies | null;
  readonly owner: CopyOwner;
  /** Who the owner was before, whose copies here are the owner's now. */
  readonly formerIds: readonly PersonId[];
  readonly clock: Clock;
  /** Text of the copy before this one that could not be put aside. */
  readonly carriedText: string;
  /** What a page shows of it has changed. */
  readonly changed: () => void;
  /** What is written now is on its way to the server at once. */
  readonly isLinked: () => boolean;
  /** A page with a later schema has written here. */
  readonly isNewer: () => void;
}

export interface LoadedCopy {
  readonly rows: readonly LocalRow[];
  readonly since: Seq | null;
}

const NOTHING: LoadedCopy = { rows: [], since: null };

export class Keeping {
  readonly unsent = new UnsentChanges();
  readonly #options: KeepingOptions;
  readonly #writer: CopyWriter;
  /** Before anything is read. Never rejects: what cannot be taken over now stays where it is. */
  readonly #adopted: Promise<void>;
  #copy: LocalCopy | null = null;
  #isClosed = false;
  #text: string;
  /** The parts of it that live only as long as the page. */
  #carried: readonly string[];
  /** The last look for kept text, which knows nothing of what was put aside after it. */
  #looked: Promise<void> = Promise.resolve();

  constructor(options: KeepingOptions) {
    this.#options = options;
    this.#text = options.carriedText;
    this.#carried = [options.carriedText];
    this.#adopted = adoptFormer(options);
    this.#writer = new CopyWriter({
      clock: options.clock,
      isOff: options.storage === null,
      isLinked: options.isLinked,
      isUnsent: (changeId) => this.unsent.has(changeId),
      kept: (changeId, rowKey) => this.unsent.kept(changeId, rowKey),
      changed: options.changed,
      isNewer: options.isNewer,
    });
  }

  get hasFailed(): boolean {
    return this.#writer.hasFailed;
  }

  get keptText(): string {
    return this.#text;
  }

  /** Part of `keptText` is nowhere but in this page. */
  get isCarrying(): boolean {
    return this.#carried.some((text) => text !== '');
  }

  /** Never rejects: a browser that keeps nothing has nothing. `arrived` comes before any write. */
  async load(epoch: Epoch, arrived: (loaded: LoadedCopy) => void): Promise<void> {
    const { storage, owner } = this.#options;
    if (storage === null) return;
    await this.#adopted;
    try {
      const copy = await storage.open({ ...owner, epoch });
      this.#copy = copy;
      const loaded = await copy.load();
      if (this.#isClosed) return;
      arrived(loaded);
      this.#writer.attach(copy);
    } catch (error) {
      this.#writer.turnOff();
      if (error instanceof CopyIsNewerError) this.#options.isNewer();
      else arrived(NOTHING);
    }
  }

  /** Looks for text of earlier copies that waits for this person. */
  loadKeptText(epoch: Epoch | null): Promise<void> {
    this.#looked = this.#look(epoch);
    return this.#looked;
  }

  async #look(epoch: Epoch | null): Promise<void> {
    await this.#adopted;
    const stored = await this.#options.storage
      ?.keptText(this.#options.owner, epoch)
      // A browser that cannot be read kept nothing that could be offered.
      .catch(() => '');
    this.#text = joined(...this.#carried, stored ?? '');
    this.#options.changed();
  }

  /** Text that found no place in the document waits for its person, if it can beyond this page. */
  async offer(text: string): Promise<void> {
    const { storage, owner, changed } = this.#options;
    this.#carried = [...this.#carried, text];
    this.#text = joined(this.#text, text);
    changed();
    await this.#looked;
    try {
      if (storage === null) return;
      await storage.putAside(owner, text);
      this.#carried = this.#carried.filter((carried) => carried !== text);
      changed();
    } catch {
      // The page carries it on.
    }
  }

  async forgetKept(epoch: Epoch | null): Promise<void> {
    this.#text = '';
    this.#carried = [];
    this.#options.changed();
    await this.#options.storage?.forgetKept(this.#options.owner, epoch);
  }

  write(update: Uint8Array, changeId: number | null): void {
    this.#writer.write({ update, changeId });
  }

  /** What gathers for the local copy is not put off any longer. */
  writeNow(): void {
    void this.#writer.idle();
  }

  reach(seq: Seq): void {
    this.#writer.reach(seq);
  }

  /** The server has everything but the changes `ids`. */
  settle(ids: ReadonlySet<number>): void {
    const stored: RowKey[] = this.unsent.settle(ids);
    if (stored.length > 0) this.#writer.markStored(stored);
  }

  /**
   * Lets go of a copy that the server will never take, keeping its text.
   * @returns what the next one may use: storage, and text that storage would not take.
   */
  async startOver(unsentText: string): Promise<{ storage: LocalCopies | null; text: string }> {
    const { storage, owner } = this.#options;
    const text = joined(...this.#carried, unsentText);
    await this.#writer.idle();
    try {
      if (text !== '') await storage?.putAside(owner, text);
      // Only now: until then these rows are all that is left of the text.
      await this.#copy?.clear();
      return { storage, text: storage === null ? text : '' };
    } catch {
      // Rows that cannot be removed would spoil the next document too: it keeps nothing here.
      return { storage: null, text };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writer.idle();
    this.#copy?.close();
  }
}

async function adoptFormer({ storage, owner, formerIds }: KeepingOptions): Promise<void> {
  if (formerIds.length > 0) await storage?.adopt(owner, formerIds).catch(() => {});
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
