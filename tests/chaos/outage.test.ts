/** What happens to people in real browsers when the server goes away for a while. */
import { afterEach, describe, expect, it } from 'vitest';
import { EDITABLE, expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';
import { pause, until } from '../support/stock-client.ts';
import { stallingProxy } from '../support/stalling-proxy.ts';
import { type DiaryEntry, keepDiary, Typist } from '../support/typist.ts';

/** `OUTAGES=1,2,4,8,20` takes them all. */
const OUTAGES_S = (process.env['OUTAGES'] ?? '1,4,8').split(',').map(Number);
/** The save chip has spoken by then. */
const TOLD_MS = 2_000;
/** Both are live again so long after the server. */
const LIVE_MS = 3_000;

let stage: Stage | null = null;
let typists: Typist[] = [];
afterEach(async () => {
  for (const typist of typists) await typist.end();
  typists = [];
  await stage?.close();
  stage = null;
});

function typistAt(writer: Writer, name: string, keyMs?: number): Typist {
  const typist = new Typist(writer, name, keyMs);
  typists.push(typist);
  return typist;
}

interface Pair {
  readonly stage: Stage;
  /** Writes at the end of the first line. */
  readonly ada: Writer;
  /** Writes at the end of the second. */
  readonly bob: Writer;
}

async function openPair(): Promise<Pair> {
  stage = await openStage({ title: 'Outage', markdown: 'ada\n\nbob' });
  const ada = await stage.enter('Ada');
  const bob = await stage.enter('Bob');
  await atFirstLine(ada);
  await bob.toEnd();
  return { stage, ada, bob };
}

async function atFirstLine(writer: Writer): Promise<void> {
  await writer.page.locator(EDITABLE).focus();
  await writer.press('Control+Home', 'End');
}

const shows = async (writer: Writer, text: string) =>
  (await writer.lines()).some((line) => line.includes(text));

const CALM = new Set<DiaryEntry['is']>(['saved', 'saving', 'loading']);

/** From `sinceMs` to the word of trouble that was not taken back before `untilMs`. */
function toldAfterMs(diary: readonly DiaryEntry[], sinceMs: number, untilMs: number): number {
  const meanwhile = diary.filter(({ atMs }) => atMs < untilMs);
  const told = meanwhile[meanwhile.findLastIndex(({ is }) => CALM.has(is)) + 1];
  return told === undefined || told.atMs < sinceMs ? Infinity : told.atMs - sinceMs;
}

describe('outage', () => {
  it('[OUTAGE-1] [OUTAGE-2] [OUTAGE-3] two people type on while the server is killed and comes back', async () => {
    const {
      ada,
      bob,
      stage: { server },
    } = await openPair();
    const people = [
      { writer: ada, typist: typistAt(ada, 'a'), readDiary: await keepDiary(ada.page) },
      { writer: bob, typist: typistAt(bob, 'b'), readDiary: await keepDiary(bob.page) },
    ] as const;
    const [{ typist: byAda }, { typist: byBob }] = people;

    for (const outageS of OUTAGES_S) {
      for (const { typist } of people) typist.begin();
      await pause(1_000);
      const killedAtMs = Date.now();
      await server.kill9();
      await pause(outageS * 1_000);
      for (const [at, { writer, typist }] of people.entries()) {
        const typed = typist.typed;
        expect((await writer.lines())[at]).toContain(typed);
      }
      const startsAtMs = Date.now();
      await server.restart();
      const backAtMs = Date.now();
      const missed = { ada: byAda.typed, bob: byBob.typed };
      await until(
        `both see what the other wrote during ${outageS} s`,
        async () => (await shows(ada, missed.bob)) && (await shows(bob, missed.ada)),
        LIVE_MS,
      );
      const liveMs = Date.now() - backAtMs;
      for (const { typist } of people) await typist.end();
      await expectEqualText([ada, bob], [`ada${byAda.typed}`, `bob${byBob.typed}`]);
      await Promise.all([ada.saved(), bob.saved()]);

      const goneMs = backAtMs - killedAtMs;
      const diaries = await Promise.all(people.map(({ readDiary }) => readDiary()));
      const toldMs = diaries.map((diary) => toldAfterMs(diary, killedAtMs, startsAtMs));
      if (outageS * 1_000 > TOLD_MS) expect(Math.max(...toldMs)).toBeLessThanOrEqual(TOLD_MS);
      process.stdout.write(
        `outage: gone ${goneMs} ms, told after ${toldMs.join(' and ')} ms, live after ${liveMs} ms\n`,
      );
    }
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[OUTAGE-4] one who is offline types on, and is live as soon as the network is', async () => {
    const { ada, bob } = await openPair();
    const byAda = typistAt(ada, 'a');
    const byBob = typistAt(bob, 'b');
    const readDiary = await keepDiary(ada.page);
    byAda.begin();
    byBob.begin();
    const offlineAtMs = Date.now();
    await ada.page.context().setOffline(true);
    await pause(4_000);
    const typed = byAda.typed;
    expect((await ada.lines())[0]).toContain(typed);
    expect(toldAfterMs(await readDiary(), offlineAtMs, Date.now())).toBeLessThanOrEqual(TOLD_MS);
    await ada.page.context().setOffline(false);
    const missed = { ada: byAda.typed, bob: byBob.typed };
    await until(
      'both see what the other wrote meanwhile',
      async () => (await shows(ada, missed.bob)) && (await shows(bob, missed.ada)),
      LIVE_MS,
    );
    await byAda.end();
    await byBob.end();
    await expectEqualText([ada, bob], [`ada${byAda.typed}`, `bob${byBob.typed}`]);
    await Promise.all([ada.saved(), bob.saved()]);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[OUTAGE-5] unsent words of a page that was closed arrive when it is opened again', async () => {
    const { stage: theStage, ada, bob } = await openPair();
    const byBob = typistAt(bob, 'b', 10);
    await theStage.server.kill9();
    byBob.begin();
    await pause(1_500);
    await byBob.end();
    await bob.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    // The tab stays, so that its browser profile does; nothing of the page does.
    await bob.page.goto('about:blank');
    await theStage.server.restart();
    await ada.saved();
    expect(await ada.lines()).toEqual(['ada', 'bob']);
    const bobAgain = await theStage.again(bob);
    await expectEqualText([ada, bobAgain], ['ada', `bob${byBob.typed}`]);
    await bobAgain.saved();
    expect([...ada.complaints, ...bobAgain.complaints]).toEqual([]);
  });

  it('[OUTAGE-6] a server that hangs is told like one that is gone, and nothing is lost', async () => {
    const {
      ada,
      bob,
      stage: { server },
    } = await openPair();
    const readDiary = await keepDiary(ada.page);
    const byAda = typistAt(ada, 'a');
    byAda.begin();
    await pause(500);
    const stoppedAtMs = Date.now();
    process.kill(server.pid, 'SIGSTOP');
    try {
      await pause(7_000);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    const continuedAtMs = Date.now();
    const missed = byAda.typed;
    await until('Bob sees what Ada wrote meanwhile', () => shows(bob, missed), LIVE_MS);
    await byAda.end();
    await expectEqualText([ada, bob], [`ada${byAda.typed}`, 'bob']);
    await ada.saved();
    // A hanging server is told from a slow one by waiting: three seconds, and the key before.
    expect(toldAfterMs(await readDiary(), stoppedAtMs, continuedAtMs)).toBeLessThanOrEqual(3_500);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[OUTAGE-7] a healthy socket on which nothing is settled any more is replaced', async () => {
    const { ada, bob, stage: theStage } = await openPair();
    const proxy = await stallingProxy(theStage.server.url);
    try {
      await ada.page.goto(`${proxy.url}/d/${theStage.documentId}`);
      await ada.page.waitForSelector(EDITABLE);
      await ada.saved();
      await atFirstLine(ada);
      proxy.stall();
      await ada.type(' into the void');
      // 5,000 ms unsettled, and the next look at it; then the new socket says what is missing.
      await until('Bob sees it', () => shows(bob, 'into the void'), 8_000);
      await ada.saved();
      await bob.type(' heard');
      await expectEqualText([ada, bob], ['ada into the void', 'bob heard']);
      expect(proxy.stalledCount).toBeGreaterThan(0);
    } finally {
      await ada.page.goto('about:blank');
      await proxy.close();
    }
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});
