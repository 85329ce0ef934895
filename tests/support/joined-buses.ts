/**
 * The buses of two instances, joined as by a network: each has heard its own commands when `publish`
 * returns, and hears the other's in a later turn, as a copy made of text.
 */
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import type { RoomCommand } from '../../server/ports.ts';
import { silentLog } from './silent-log.ts';

class JoinedBus extends MemoryBus {
  other: JoinedBus | null = null;

  override publish(command: RoomCommand): void {
    super.publish(command);
    const text = JSON.stringify(command);
    const { other } = this;
    setImmediate(() => other?.hearFromAfar(text));
  }

  hearFromAfar(text: string): void {
    super.publish(JSON.parse(text) as RoomCommand);
  }
}

export function joinedBuses(): readonly [MemoryBus, MemoryBus] {
  const [here, there] = [new JoinedBus(silentLog), new JoinedBus(silentLog)];
  here.other = there;
  there.other = here;
  return [here, there];
}
