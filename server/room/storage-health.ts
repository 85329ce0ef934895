/** Whether the storage as a whole fails, since when, and that it is told once. */
import type { CommitPorts } from './commit-ports.ts';

export class StorageHealth {
  readonly #ports: Pick<CommitPorts, 'clock' | 'logger'>;
  readonly #tell: () => void;
  #sinceMs: number | null = null;
  /** A commit under way has no answer for too long. */
  isStalled = false;

  constructor(ports: Pick<CommitPorts, 'clock' | 'logger'>, tell: () => void) {
    this.#ports = ports;
    this.#tell = tell;
  }

  get isFailing(): boolean {
    return this.#sinceMs !== null;
  }

  /** @param isInDoubt  something failed, and nothing else has been stored since. */
  note(isInDoubt: boolean): void {
    const { isStalled } = this;
    const isFailing = isStalled || isInDoubt;
    if (isFailing === this.isFailing) return;
    const nowMs = this.#ports.clock.steadyMs();
    if (isFailing) {
      this.#ports.logger.error('storage.failed', { isStalled });
    } else {
      const ms = Math.round(nowMs - (this.#sinceMs ?? nowMs));
      this.#ports.logger.info('storage.recovered', { ms });
    }
    this.#sinceMs = isFailing ? nowMs : null;
    this.#tell();
  }
}
