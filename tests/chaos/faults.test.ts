/**
 * The table of faults on a real server and real clients. `PLAN_SEED=` draws the same plan,
 * `FAULT_STEPS=` a longer one. The plan replays exactly; how it meets the machine's timing does not.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../lib/core/ids.ts';
import { assertNever } from '../../lib/std/assert.ts';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { ownPerson, stockPerson, type FaultPerson } from '../support/fault-person.ts';
import {
  drawFaultPlan,
  planSeeds,
  PROCESS_WEIGHTS,
  type DiskState,
  type FaultStep,
} from '../support/fault-plan.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { pause, until } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';
import { tokensOf } from '../support/token-writer.ts';

/** Failed once: played ever after. */
const KEPT_SEEDS: readonly number[] = [];
const STEP_COUNT = Number(process.env['FAULT_STEPS'] ?? 260);
/** The first is Sheaf's own client. */
const NAMES = ['own', 'stockA', 'stockB', 'stockC'];
const PRELOAD = pathToFileURL(join(import.meta.dirname, '..', 'support', 'set-clock.mjs')).href;
/** A pause of the plan, but no longer: it is the meeting of two that matters. */
const PAUSE_MS_MAX = 700;
/** Every fault may meet a compaction. */
const COMPACTING = {
  SHEAF_COMPACTION_TAIL_ROWS: '40',
  SHEAF_COMPACTION_KEEP_ROWS: '10',
  SHEAF_COMPACTION_PAUSE_MS: '0',
};
const PASS_SHARE = 1 / 40;

class Story {
  readonly #server: RunningServer;
  readonly #documentId: DocumentId;
  readonly #clockFile: string;
  people: FaultPerson[];
  readonly past: FaultPerson[] = [];
  #lock: InstanceType<typeof Sqlite> | null = null;
  #clockMs = 0;

  constructor(server: RunningServer, documentId: DocumentId, clockFile: string) {
    this.#server = server;
    this.#documentId = documentId;
    this.#clockFile = clockFile;
    this.people = NAMES.map((name, who) =>
      who === 0 ? ownPerson(server, documentId, name) : stockPerson(server, documentId, name),
    );
  }

  async take(step: FaultStep): Promise<void> {
    const person = 'who' in step && step.who !== null ? this.people[step.who] : undefined;
    switch (step.is) {
      case 'edit': {
        const { op, a } = step.choice;
        if (op % 8 === 0) person?.writer.erase();
        else for (let left = 1 + (a % 3); left > 0; left--) person?.writer.write();
        return pause(0);
      }
      case 'send':
      case 'hear':
        return pause(0);
      case 'drop':
        return person?.drop(step.isNoticed);
      case 'reconnect':
        return person?.reconnect();
      case 'reload':
        return this.#reload(step.who);
      case 'duplicate':
        return person?.duplicate(step.at);
      case 'reorder':
        return person?.reorder();
      case 'kill':
        return this.#kill();
      case 'pause':
        return this.#pause(person, Math.min(step.ms, PAUSE_MS_MAX));
      case 'disk':
        return this.setDisk(step.state);
      case 'clock':
        return this.#setClock(step.jumpMs);
      case 'pass':
        return pause(step.ms * PASS_SHARE);
      default:
        return assertNever(step);
    }
  }

  #reload(who: number): void {
    const person = this.people[who];
    if (person === undefined || who === 0) return;
    person.writer.look();
    person.leave();
    this.past.push(person);
    const { name, writer } = person;
    this.people[who] = stockPerson(this.#server, this.#documentId, name, writer);
  }

  async #kill(): Promise<void> {
    await this.#server.kill9();
    this.#unlock();
    this.check(await this.stored());
    await this.#server.restart();
  }

  async #pause(person: FaultPerson | undefined, ms: number): Promise<void> {
    const { pid } = this.#server;
    if (person === undefined) process.kill(pid, 'SIGSTOP');
    else person.pause(true);
    await pause(ms);
    if (person === undefined) process.kill(pid, 'SIGCONT');
    else person.pause(false);
  }

  setDisk(state: DiskState): void {
    this.#unlock();
    // No file may grow: EFBIG, since Node ignores the signal that comes with it.
    const bytes = state === 'full' ? '1' : 'unlimited';
    execFileSync('prlimit', ['--pid', String(this.#server.pid), `--fsize=${bytes}:unlimited`]);
    if (state !== 'stalled') return;
    this.#lock = new Sqlite(databaseFile(this.#server.dataFolder));
    try {
      this.#lock.pragma('busy_timeout = 200');
      this.#lock.exec('BEGIN IMMEDIATE');
    } catch {
      // The server itself is writing: then nothing stalls this time.
      this.#unlock();
    }
  }

  #unlock(): void {
    this.#lock?.close();
    this.#lock = null;
  }

  async #setClock(jumpMs: number): Promise<void> {
    this.#clockMs += jumpMs;
    await writeFile(this.#clockFile, String(this.#clockMs));
    process.kill(this.#server.pid, 'SIGUSR2');
  }

  async stored(): Promise<string[]> {
    const doc = await storedDocument(this.#server.dataFolder, this.#documentId);
    return tokensOf(doc.getXmlFragment('default'));
  }

  /** Nothing that was shown or called saved is missing, and nothing stands twice. */
  check(stored: readonly string[]): void {
    for (const { writer } of this.people) writer.look();
    const everybody = [...this.past, ...this.people];
    const erased = new Set(everybody.flatMap(({ writer }) => [...writer.erased]));
    const present = new Set(stored);
    for (const { name, writer, saved } of everybody) {
      // What stands in one's own local copy need not have been anywhere else.
      const seen = [...writer.seen].filter((token) => !token.startsWith(`<${name}`));
      const promised = [...seen, ...saved].filter((token) => !erased.has(token));
      expect(promised.filter((token) => !present.has(token))).toEqual([]);
    }
    expect(stored.length).toBe(present.size);
  }

  /** Everything is repaired; everybody is connected and holds the same text. */
  async calm(): Promise<string[]> {
    this.setDisk('sound');
    for (const person of this.people) {
      // A frame that was held back would leave with the next one; there is none any more.
      person.drop(true);
      person.reconnect();
    }
    const texts = () => this.people.map(({ writer }) => tokensOf(writer.body).toSorted().join(' '));
    const written = this.people.flatMap(({ writer }) =>
      [...writer.written].filter((token) => !writer.erased.has(token)),
    );
    await until(
      'the world is at rest',
      () => {
        const [first = '', ...others] = texts();
        const present = new Set(first.split(' '));
        return others.every((text) => text === first) && written.every((each) => present.has(each));
      },
      40_000,
    );
    return (texts()[0] ?? '').split(' ').filter(Boolean);
  }

  end(): void {
    this.#unlock();
    for (const person of this.people) person.leave();
  }
}

async function play(seed: number): Promise<{ readonly seen: number; readonly saved: number }> {
  const plan = drawFaultPlan(seed, {
    stepCount: STEP_COUNT,
    peopleCount: NAMES.length,
    weights: PROCESS_WEIGHTS,
  });
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-plan-'));
  const documentId = await makeDocument(dataFolder);
  const clockFile = join(dataFolder, 'clock');
  const server = await startServer({
    dataFolder,
    env: { SHEAF_HEADLESS: '1', CLOCK_FILE: clockFile, ...COMPACTING },
    nodeOptions: [`--import=${PRELOAD}`],
  });
  const story = new Story(server, documentId, clockFile);
  try {
    for (const step of plan) await story.take(step);
    const atRest = await story.calm();
    story.check(atRest);
    const everybody = [...story.past, ...story.people];
    story.end();
    expect(await server.terminate()).toBe(0);
    expect((await story.stored()).toSorted()).toEqual(atRest.toSorted());
    const count = (sets: readonly ReadonlySet<string>[]) =>
      sets.reduce((sum, { size }) => sum + size, 0);
    return {
      seen: count(everybody.map(({ writer }) => writer.seen)),
      saved: count(everybody.map(({ saved }) => saved)),
    };
  } finally {
    story.end();
    await server.kill9();
    await rm(dataFolder, { recursive: true });
  }
}

describe('chaos', () => {
  it('[CHAOS-3] a plan of faults on a real server loses nothing that was seen or called saved', async () => {
    const seeds = planSeeds('chaos faults', 1);
    for (const seed of [...KEPT_SEEDS, ...seeds]) {
      const { seen, saved } = await play(seed);
      process.stdout.write(`chaos faults: ${seed}: ${seen} sightings, ${saved} called saved\n`);
      expect(seen).toBeGreaterThan(20);
      expect(saved).toBeGreaterThan(5);
    }
  });
});
