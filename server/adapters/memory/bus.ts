/** The bus of a single instance: commands reach every subscriber before `publish` returns. */
import type { Bus, Log, RoomCommand } from '../../ports.ts';

export class MemoryBus implements Bus {
  readonly #log: Log;
  readonly #subscribers = new Set<(command: RoomCommand) => void>();

  constructor(log: Log) {
    this.#log = log;
  }

  publish(command: RoomCommand): void {
    // A copy: a subscriber may leave, or bring another, while it is being told.
    const told = [...this.#subscribers];
    for (const run of told) {
      try {
        run(command);
      } catch (err) {
        // One broken subscriber must not keep the command from the others.
        this.#log.error('bus.subscriber-failed', { is: command.is, err });
      }
    }
  }

  subscribe(run: (command: RoomCommand) => void): () => void {
    // Wrapped, so that subscribing one function twice gives two subscriptions.
    const mine = (command: RoomCommand): void => run(command);
    this.#subscribers.add(mine);
    return () => {
      this.#subscribers.delete(mine);
    };
  }
}
