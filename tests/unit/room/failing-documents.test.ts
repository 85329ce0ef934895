import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { QueueUnderFaults } from '../../support/queue-under-faults.ts';

const { commitRetryMsMax } = DEFAULT_LIMITS;

describe('a document that cannot be stored', () => {
  let world: QueueUnderFaults;
  let [bad, good, other]: DocumentId[] = [];
  beforeEach(async () => {
    world = new QueueUnderFaults({ commitQueueBytesMax: 4_000 });
    [bad, good, other] = [
      await world.make('bad'),
      await world.make('good'),
      await world.make('other'),
    ];
  });

  const at = (id: DocumentId | undefined): DocumentId => {
    if (id === undefined) throw new Error('made before each test');
    return id;
  };
  const events = () => world.logged.map(({ event }) => event);
  const isFailingFor = (id: DocumentId | undefined) => world.queue.isFailingFor(at(id));

  it('[COMMIT-7] holds up its batch for a few tries only, and alone is told as failing', async () => {
    world.log.breakDocument(at(bad));
    for (const id of [bad, good, other]) world.write(at(id));
    await world.turns();
    expect(world.queue.isFailing).toBe(true);
    expect(isFailingFor(good)).toBe(true);
    for (let n = 0; n < 3; n++) await world.pass(commitRetryMsMax);
    expect(world.stored.toSorted()).toEqual(['good 1', 'other 1']);
    expect(world.queue.isFailing).toBe(false);
    expect([bad, good, other].map(isFailingFor)).toEqual([true, false, false]);
    world.write(at(bad));
    world.write(at(good));
    await world.turns();
    expect(world.stored.at(-1)).toBe('good 2');
    await world.pass(10 * commitRetryMsMax);
    expect([bad, good].map(isFailingFor)).toEqual([true, false]);
    world.log.heal();
    await world.pass(commitRetryMsMax);
    expect(world.stored.slice(-2)).toEqual(['bad 1', 'bad 2']);
    expect(isFailingFor(bad)).toBe(false);
    expect(world.clock.pendingCount).toBe(0);
  });

  it('[COMMIT-7] that writes by itself is known as the only one by the next that is stored', async () => {
    world.log.breakDocument(at(bad));
    world.write(at(bad));
    await world.pass(10 * commitRetryMsMax);
    expect(isFailingFor(good)).toBe(true); // nobody can tell yet
    world.write(at(good));
    await world.turns();
    expect(world.stored).toEqual(['good 1']);
    expect([bad, good].map(isFailingFor)).toEqual([true, false]);
    await world.pass(10 * commitRetryMsMax);
    expect([bad, good].map(isFailingFor)).toEqual([true, false]);
  });

  it('[COMMIT-7] cannot hide a sound one behind many of its kind', async () => {
    for (let n = 0; n < 9; n++) {
      const id = await world.make(`bad ${n}`);
      world.log.breakDocument(id);
      world.write(id);
    }
    world.write(at(good));
    for (let n = 0; n < 6; n++) await world.pass(commitRetryMsMax);
    expect(world.stored).toEqual(['good 1']);
  });

  it('[COMMIT-7] a storage that is gone is asked a few times a round, not once for each document', async () => {
    world.log.stopAfter(0);
    for (let n = 0; n < 50; n++) world.write(await world.make(`document ${n}`));
    for (let n = 0; n < 3; n++) await world.pass(commitRetryMsMax);
    const before = world.logged.length;
    await world.pass(commitRetryMsMax);
    expect(world.logged.length - before).toBe(1 + 4);
  });

  it('[COMMIT-7] [FAULT-5] a storage that fails for all is told once, and no document is blamed', async () => {
    const ids = [bad, good, other].map(at);
    world.log.stopAfter(0);
    for (const id of ids) world.write(id);
    for (let n = 0; n < 8; n++) await world.pass(commitRetryMsMax);
    for (const id of ids) world.write(id);
    expect(ids.map(isFailingFor)).toEqual([true, true, true]);
    world.log.heal();
    await world.pass(commitRetryMsMax);
    expect(ids.map(isFailingFor)).toEqual([false, false, false]);
    expect(ids.map((id) => world.toldSeqOf(id))).toEqual([2, 2, 2]);
    expect(events().filter((event) => event !== 'commit.failed')).toEqual([
      'storage.failed',
      'storage.recovered',
    ]);
    expect(world.logged.at(-1)?.facts).toEqual({ ms: 9 * commitRetryMsMax });
  });

  it('[COMMIT-3] [COMMIT-7] that is refused for good while it waits is dropped, and others go on', async () => {
    world.log.failNext(1);
    const ghost = 'ghost' as DocumentId; // unknown to the log
    world.write(ghost);
    world.write(at(good));
    await world.turns();
    world.write(ghost);
    await world.pass(commitRetryMsMax);
    expect(world.stored.toSorted()).toEqual(['ghost document_not_found', 'good 1']);
    await world.queue.whenThrough(ghost);
    expect(world.queue.isFailing).toBe(false);
  });

  it('[COMMIT-8] fills its own share of memory, and not that of the others', async () => {
    world.log.breakDocument(at(bad));
    world.write(at(bad), 100);
    world.write(at(good), 100);
    for (let n = 0; n < 3; n++) await world.pass(commitRetryMsMax);
    const isFull = () => [bad, good].map((id) => world.queue.isFullFor(at(id)));
    world.write(at(bad), 900);
    expect(isFull()).toEqual([false, false]);
    world.write(at(bad), 1);
    expect(isFull()).toEqual([true, false]);
    world.write(at(bad), 5_000);
    expect(isFull()).toEqual([true, false]);
    world.log.heal();
    await world.pass(commitRetryMsMax);
    expect(isFull()).toEqual([false, false]);
    expect(world.toldSeqOf(at(bad))).toBe(4);
  });

  it('[FAULT-5] its failure and its recovery are logged by its id alone', async () => {
    world.log.breakDocument(at(bad));
    world.write(at(bad));
    world.write(at(good));
    for (let n = 0; n < 3; n++) await world.pass(commitRetryMsMax);
    world.log.heal();
    await world.pass(commitRetryMsMax);
    const lines = world.logged.filter(({ event }) => event.startsWith('document.'));
    expect(lines).toEqual([
      { event: 'document.storage-failed', facts: { documentId: bad } },
      { event: 'document.storage-recovered', facts: { documentId: bad, ms: 4 * commitRetryMsMax } },
    ]);
  });
});
