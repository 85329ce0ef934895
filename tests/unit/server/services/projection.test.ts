import { describe, expect, it } from 'vitest';
import { type PersonId, SYSTEM_PERSON } from '../../../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { startTrashPurge } from '../../../../server/services/trash-purge.ts';
import { ADA, BOB, by, testServices } from '../../../support/test-services.ts';

/** Lets every promise that is ready run on: no timers are involved. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

async function withDocument() {
  const services = testServices();
  const { id } = await services.documents.create(ADA, { title: 'old' });
  const retitle = (title: string) => {
    return services.needs.sync.edit(id, (now) => services.worker.retitle(now, title));
  };
  const title = () => services.tables.documents.get(id)?.projection.title;
  services.worker.projectCount = 0;
  return { ...services, id, retitle, title };
}

describe('projection', () => {
  it('[API-12] the list follows after the quiet, once for many changes', async () => {
    const { projector, clock, id, retitle, title, worker } = await withDocument();
    await retitle('new');
    for (let change = 0; change < 5; change += 1) {
      projector.committed(id, clock.nowMs(), BOB.personId);
      clock.pass(700);
    }
    await settle();
    expect(title()).toBe('old');
    clock.pass(100);
    await settle();
    expect(title()).toBe('new');
    expect(worker.projectCount).toBe(1);
  });

  it('[API-12] while somebody types on, it follows after the longest wait', async () => {
    const { projector, clock, id, retitle, title } = await withDocument();
    await retitle('new');
    const keyMs = DEFAULT_LIMITS.projectionQuietMs / 2;
    for (let ms = 0; ms < DEFAULT_LIMITS.projectionMsMax; ms += keyMs) {
      expect(title()).toBe('old');
      projector.committed(id, clock.nowMs(), BOB.personId);
      clock.pass(keyMs);
      await settle();
    }
    expect(title()).toBe('new');
  });

  it('[API-12] [ROOM-30] follows as soon on a machine whose clock was set back', async () => {
    const { projector, clock, id, retitle, title } = await withDocument();
    await retitle('new');
    projector.committed(id, clock.nowMs(), BOB.personId);
    clock.jump(-24 * 3_600_000);
    clock.pass(DEFAULT_LIMITS.projectionQuietMs);
    await settle();
    expect(title()).toBe('new');
  });

  it('[API-12] many documents follow one by one, with a rest after each', async () => {
    const { projector, clock, documents, worker } = await withDocument();
    const made = await Promise.all(
      ['a', 'b', 'c'].map((title) => documents.create(ADA, { title })),
    );
    worker.projectCount = 0;
    // The work itself takes 10 ms of the clock.
    worker.whileProjecting = () => clock.pass(10);
    for (const { id } of made) projector.committed(id, clock.nowMs(), BOB.personId);
    clock.pass(DEFAULT_LIMITS.projectionQuietMs);
    await settle();
    expect(worker.projectCount).toBe(1);
    clock.pass(29);
    await settle();
    expect(worker.projectCount).toBe(1);
    clock.pass(1);
    await settle();
    expect(worker.projectCount).toBe(2);
    await projector.flush();
    expect(worker.projectCount).toBe(3);
    expect(clock.pendingCount).toBe(0);
  });

  it('[HOME-7] the author of the newest change is written with the title, once a page is at rest', async () => {
    const { projector, clock, id, tables } = await withDocument();
    const by = async (change: () => void) => {
      change();
      clock.pass(DEFAULT_LIMITS.projectionQuietMs);
      await settle();
      return tables.documents.get(id)?.updatedBy;
    };
    expect(tables.documents.get(id)?.updatedBy).toBe(ADA.personId);
    const commit = (author: PersonId | null) => projector.committed(id, clock.nowMs(), author);
    // What the server stores for itself leaves it as it was.
    expect(await by(() => commit(SYSTEM_PERSON))).toBe(ADA.personId);
    const bobThenServer = () => {
      commit(ADA.personId);
      commit(BOB.personId);
      commit(SYSTEM_PERSON);
    };
    expect(await by(bobThenServer)).toBe(BOB.personId);
    expect(await by(() => commit(null))).toBeNull();
    const forAda = () => {
      commit(SYSTEM_PERSON);
      projector.credited(id, ADA.personId);
    };
    expect(await by(forAda)).toBe(ADA.personId);
  });

  it('[HOME-7] a failure forgets nobody', async () => {
    const { projector, clock, id, tables, worker } = await withDocument();
    worker.failsToProject = true;
    projector.committed(id, clock.nowMs(), BOB.personId);
    clock.pass(DEFAULT_LIMITS.projectionQuietMs);
    await settle();
    worker.failsToProject = false;
    clock.pass(DEFAULT_LIMITS.projectionMsMax);
    await settle();
    expect(tables.documents.get(id)?.updatedBy).toBe(BOB.personId);
  });

  it('[API-12] a failure is tried again, until it works', async () => {
    const { projector, clock, id, retitle, title, worker } = await withDocument();
    await retitle('new');
    worker.failsToProject = true;
    projector.committed(id, clock.nowMs(), BOB.personId);
    clock.pass(800);
    await settle();
    expect(title()).toBe('old');
    worker.failsToProject = false;
    clock.pass(DEFAULT_LIMITS.projectionMsMax);
    await settle();
    expect(title()).toBe('new');
    expect(clock.pendingCount).toBe(0);
  });

  it('[API-12] leaving projects at once, and leaves no timer even when it fails', async () => {
    const { projector, clock, id, retitle, title, worker } = await withDocument();
    await retitle('new');
    projector.committed(id, clock.nowMs(), BOB.personId);
    await projector.flush();
    expect(title()).toBe('new');
    worker.failsToProject = true;
    projector.committed(id, clock.nowMs(), BOB.personId);
    await projector.flush();
    expect(clock.pendingCount).toBe(0);
  });

  it('[API-12] a purged document is not tried again', async () => {
    const { projector, clock, id, tables } = await withDocument();
    projector.committed(id, clock.nowMs(), BOB.personId);
    tables.documents.delete(id);
    clock.pass(800);
    await settle();
    expect(clock.pendingCount).toBe(0);
  });

  it('[API-12] what a killed server did not come to is done when somebody opens it', async () => {
    const { documents, clock, id, retitle, title, worker } = await withDocument();
    await retitle('new');
    await documents.open(ADA, id);
    await documents.open(ADA, id);
    clock.pass(800);
    await settle();
    await documents.open(ADA, id);
    clock.pass(800);
    await settle();
    expect(title()).toBe('new');
    expect(worker.projectCount).toBe(1);
  });
});

describe('trash', () => {
  it('[ACCESS-12] what was in it for 30 days goes, at the start and then daily', async () => {
    const { documents, needs, clock, tables } = testServices();
    const { id } = await documents.create(ADA, {});
    const kept = await documents.create(ADA, {});
    await documents.trash(by(ADA), id);
    const stop = startTrashPurge(needs);
    clock.pass(30 * 86_400_000);
    await settle();
    expect(tables.documents.has(id)).toBe(true);
    clock.pass(86_400_000);
    await settle();
    expect([...tables.documents.keys()]).toEqual([kept.id]);
    stop();
    expect(clock.pendingCount).toBe(0);
  });
});
