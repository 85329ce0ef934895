/** Large files on a real server: what it holds of them while they come and go. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aVisitor } from '../support/api-person.ts';
import { FileApi } from '../support/file-api.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { pause } from '../support/stock-client.ts';
import { patterned } from '../support/uploads.ts';

const MIB = 1024 * 1024;
const FILE_BYTES = 200 * MIB;
/** Up to 64 MiB of what has been read are garbage before V8 looks for them. */
const GROWTH_BYTES_MAX = 64 * MIB + 48 * MIB;
const SAMPLE_MS = 20;
/** So long is enough to read all of it from the disk. */
const READ_MS = 2_000;

let server: RunningServer;
let api: FileApi;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_FILE_BYTES_MAX: String(FILE_BYTES) } });
  const visitor = await aVisitor(server);
  const { id } = await visitor.expect<{ id: string }>(201, 'POST', '/documents', { title: 'Film' });
  api = new FileApi(server, visitor.headers['cookie'] ?? '', id);
  // All that is needed for the first file of all is loaded before anything is measured.
  const { url } = await api.made(patterned(5 * MIB) as Uint8Array<ArrayBuffer>);
  await (await api.fetch(url)).arrayBuffer();
});
afterAll(() => server.stop());

async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** The most that it had at any moment of this, above what it had before. */
async function growthDuring<Outcome>(
  work: () => Promise<Outcome>,
): Promise<{ readonly growth: number; readonly outcome: Outcome }> {
  const before = await residentBytes();
  let most = before;
  const sampling = setInterval(() => {
    void residentBytes().then((now) => {
      most = Math.max(most, now);
    });
  }, SAMPLE_MS);
  try {
    const outcome = await work();
    return { growth: Math.max(most, await residentBytes()) - before, outcome };
  } finally {
    clearInterval(sampling);
  }
}

/** Made as it is taken: this process does not hold it either. */
function largeFile(): { readonly content: ReadableStream<Uint8Array>; hash(): string } {
  const digest = createHash('sha256');
  let made = 0;
  const content = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (made === FILE_BYTES) return controller.close();
        const chunk = patterned(MIB);
        new DataView(chunk.buffer).setUint32(0, made);
        made += chunk.length;
        digest.update(chunk);
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { content, hash: () => digest.digest('hex') };
}

async function down(url: string): Promise<string> {
  const digest = createHash('sha256');
  const { body } = await api.fetch(url);
  for await (const chunk of body ?? []) digest.update(chunk);
  return digest.digest('hex');
}

describe('a large file', () => {
  it('[FILE-50] goes up and down through little memory, whole, however often', async () => {
    const told: number[] = [];
    const before = await residentBytes();
    for (let round = 0; round < 2; round++) {
      const { content, hash } = largeFile();
      const up = await growthDuring(() => api.made(content, 'film.bin'));
      const { growth, outcome } = await growthDuring(() => down(up.outcome.url));
      expect(outcome).toBe(hash());
      told.push(up.growth, growth);
    }
    const inMib = told.map((growth) => Math.round(growth / MIB)).join(', ');
    process.stdout.write(`files: 200 MiB up, down, up, down: memory grew by ${inMib} MiB\n`);
    for (const growth of told) expect(growth).toBeLessThan(GROWTH_BYTES_MAX);
    const grown = (await residentBytes()) - before;
    expect(grown).toBeLessThan(GROWTH_BYTES_MAX);
  });

  it('[FILE-50] is read no faster than its reader takes it: ten that take nothing cost little', async () => {
    const { url } = await api.made(largeFile().content, 'film.bin');
    const { growth } = await growthDuring(async () => {
      const ends = await Promise.all(Array.from({ length: 10 }, () => paused(url)));
      await pause(READ_MS);
      for (const end of ends) end();
    });
    expect(growth).toBeLessThan(GROWTH_BYTES_MAX);
  });
});

/** Takes the head of the answer, and then nothing. */
function paused(url: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(url, (response) => {
      response.pause();
      resolve(() => request.destroy());
    });
    request.on('error', reject);
  });
}
