/** The plug is pulled while two people in browsers and a program write; then the log is asked. */
import { describe, expect, it } from 'vitest';
import { parseDocumentId } from '../../lib/core/ids.ts';
import { chaosPlan, type ChaosStep } from '../support/chaos-plan.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { pause, stockClient, type StockClient, until } from '../support/stock-client.ts';
import { storedDocument } from '../support/stored-documents.ts';
import { TokenTypist } from '../support/token-typist.ts';
import { TokenWriter, tokensOf } from '../support/token-writer.ts';

const KILL_COUNT = Number(process.env['CHAOS_BROWSER_KILLS'] ?? 4);
const WRITER_COUNT = 3;
/** Two browsers come first in the plan, then the program. */
const PROGRAM = 2;

/** Of the waits that a plan draws, those from here on are long enough to read the chip. */
const LONG_WAIT_MS = 18;
const REST_MS = 900;

class Story {
  readonly #stage: Stage;
  readonly #typists: readonly TokenTypist[];
  /** What each of them is typing right now: they write at the same time. */
  readonly #busy: Promise<void>[] = [];
  readonly #past: TokenWriter[] = [];
  #client: StockClient;
  #program: TokenWriter;

  constructor(stage: Stage, typists: readonly TokenTypist[]) {
    this.#stage = stage;
    this.#typists = typists;
    this.#client = stockClient(stage.server, stage.documentId);
    this.#program = new TokenWriter('p', this.#client.doc, 1);
  }

  async synced(): Promise<void> {
    await until('the program has the document', () => this.#client.provider.synced);
  }

  async take(step: ChaosStep): Promise<void> {
    switch (step.is) {
      case 'write':
        return this.#write(step.who, step.count);
      case 'erase':
        if (step.who === PROGRAM) this.#program.erase();
        return this.#let(step.who, (typist) => typist.erase());
      case 'drop':
        return this.#drop(step.who);
      case 'wait':
        return step.ms < LONG_WAIT_MS ? pause(step.ms) : this.#rest();
      case 'kill':
        return this.#kill(step.comesBack);
    }
  }

  /** Everybody stops for a breath: the chip says "Saved" only when nobody types. */
  async #rest(): Promise<void> {
    await Promise.all(this.#busy);
    await pause(REST_MS);
  }

  async #write(who: number, count: number): Promise<void> {
    if (who === PROGRAM) for (let n = 0; n < count; n++) this.#program.write();
    await this.#let(who, (typist) => typist.write(count));
  }

  async #drop(who: number): Promise<void> {
    if (who === PROGRAM) {
      this.#client.provider.disconnect();
      this.#client.provider.connect();
    }
    await this.#let(who, async (typist) => {
      await typist.goOffline(true);
      await typist.write(1);
      await typist.goOffline(false);
    });
  }

  /** Resolves when a typist has begun, having finished what was before. */
  async #let(who: number, act: (typist: TokenTypist) => Promise<void>): Promise<void> {
    const typist = this.#typists[who];
    if (typist === undefined) return;
    await this.#busy[who];
    this.#busy[who] = act(typist);
  }

  async #kill(comesBack: readonly boolean[]): Promise<void> {
    const { server, documentId } = this.#stage;
    await server.kill9();
    // They notice nothing, and finish their words.
    await Promise.all(this.#busy);
    await this.look();
    this.check(await storedTokens(server.dataFolder, documentId));

    for (const [who, typist] of this.#typists.entries()) {
      if (comesBack[who] !== true) await typist.leave();
    }
    if (comesBack[PROGRAM] !== true) this.#replaceProgram();
    await server.restart();
    for (const [who, typist] of this.#typists.entries()) {
      if (comesBack[who] !== true) await typist.open();
    }
    await this.synced();
  }

  #replaceProgram(): void {
    const { nextToken } = this.#program;
    this.#past.push(this.#program);
    this.#client.leave();
    this.#client = stockClient(this.#stage.server, this.#stage.documentId);
    this.#program = new TokenWriter('p', this.#client.doc, nextToken);
  }

  /** Everybody notes what they have seen. @returns the tokens that each of them has now. */
  async look(): Promise<string[]> {
    this.#program.look();
    const texts = await Promise.all(this.#typists.map((typist) => typist.read()));
    return [...texts, tokensOf(this.#program.body)].map((tokens) => tokens.toSorted().join(' '));
  }

  /** Nothing that was shown to another or called saved is missing, and nothing stands twice. */
  check(stored: readonly string[]): void {
    const everybody = [...this.#typists, ...this.#past, this.#program];
    const erased = new Set(everybody.flatMap((writer) => [...writer.erased]));
    const present = new Set(stored);
    const promised = [
      ...everybody.flatMap(({ seen }) => [...seen]),
      ...this.#typists.flatMap(({ saved }) => [...saved]),
    ];
    expect(promised.filter((token) => !erased.has(token) && !present.has(token))).toEqual([]);
    expect(stored.length).toBe(present.size);
  }

  /** Everybody has the same text, with all that they have written and not lost with a page. */
  async calm(): Promise<string[]> {
    await Promise.all(this.#busy);
    const written = [...this.#typists, this.#program].flatMap((writer) =>
      [...writer.written].filter((token) => !writer.erased.has(token)),
    );
    let texts: string[] = [];
    await until(
      'the world is at rest',
      async () => {
        texts = await this.look();
        const present = new Set(texts[0]?.split(' '));
        return (
          texts.every((text) => text === texts[0]) && written.every((token) => present.has(token))
        );
      },
      30_000,
    );
    return (texts[0] ?? '').split(' ').filter(Boolean);
  }

  /** How often a promise was made, so that a run that proves nothing shows. */
  counts(): { readonly seen: number; readonly saved: number } {
    const sum = (sets: readonly ReadonlySet<string>[]) =>
      sets.reduce((total, { size }) => total + size, 0);
    return {
      seen: sum([...this.#typists, ...this.#past, this.#program].map(({ seen }) => seen)),
      saved: sum(this.#typists.map(({ saved }) => saved)),
    };
  }

  leave(): void {
    this.#client.leave();
  }
}

async function storedTokens(dataFolder: string, documentId: string): Promise<string[]> {
  const id = parseDocumentId(documentId);
  if (id === null) throw new Error(`not an id: ${documentId}`);
  const doc = await storedDocument(dataFolder, id);
  return tokensOf(doc.getXmlFragment('default'));
}

describe('outage', () => {
  it('[OUTAGE-8] kill -9 takes back nothing that was on another screen or stood there as saved', async () => {
    const plan = chaosPlan({ killCount: KILL_COUNT, writerCount: WRITER_COUNT });
    process.stdout.write(`browsers: PLAN_SEED=${plan.seed} CHAOS_BROWSER_KILLS=${KILL_COUNT}\n`);
    const stage = await openStage({ title: 'Chaos', markdown: 'ada\n\nbob\n\nprogram' });
    const url = `${stage.server.url}/d/${stage.documentId}`;
    const writers = [await stage.enter('Ada'), await stage.enter('Bob')] as const;
    const typists = [
      new TokenTypist(writers[0], { name: 'a', url, line: 0 }),
      new TokenTypist(writers[1], { name: 'b', url, line: 1 }),
    ];
    for (const typist of typists) await typist.open();
    const story = new Story(stage, typists);
    try {
      await story.synced();
      for (const step of plan.steps) await story.take(step);
      const atRest = await story.calm();
      story.check(atRest);
      const { seen, saved } = story.counts();
      process.stdout.write(
        `browsers: ${atRest.length} tokens at rest, ${seen} sightings, ${saved} stood as saved\n`,
      );
      expect(seen).toBeGreaterThan(KILL_COUNT);
      expect(saved).toBeGreaterThan(KILL_COUNT);
      expect(writers.flatMap(({ complaints }) => complaints)).toEqual([]);
      await stage.server.kill9();
      const stored = await storedTokens(stage.server.dataFolder, stage.documentId);
      expect(stored.toSorted()).toEqual(atRest.toSorted());
    } finally {
      story.leave();
      await stage.close();
    }
  });
});
