/**
 * Live revocation against the real server, pages and all: needs `next build` before.
 * `REVOCATIONS=100` makes so many instead of a few, and prints how long they took.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, gather } from '../support/revocation-people.ts';
import { LOSSES, type Trial, tryLoss } from '../support/revocation-trials.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const TRIALS = Number(process.env['REVOCATIONS'] ?? LOSSES.length * 2);
const PEOPLE = 20;

let server: RunningServer;
let company: Company;

beforeAll(async () => {
  server = await startServer({
    env: {
      SHEAF_ACCESS: 'guests',
      SHEAF_SESSION_REFUSALS_MAX: '1000000',
      SHEAF_DOCUMENT_LINKS_MAX: '100000',
    },
  });
  company = await gather(server, PEOPLE);
});

afterAll(async () => {
  for (const { socket } of company.people) socket.close();
  await server.stop();
});

describe('live revocation', () => {
  it(`[SHARE-10] ${PEOPLE} people, ${TRIALS} losses: within a second, 19 undisturbed, nothing written after`, async () => {
    const trials: Trial[] = [];
    for (let number = 0; number < TRIALS; number++) trials.push(await tryLoss(company, number));
    const took = trials.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
    const p99Ms = took[Math.ceil(took.length * 0.99) - 1] ?? Infinity;
    process.stdout.write(`${summaryOf(trials)}\n`);
    expect(trials.filter(({ disturbed }) => disturbed > 0)).toEqual([]);
    expect(trials.filter(({ writesAfter }) => writesAfter > 0)).toEqual([]);
    expect(p99Ms).toBeLessThan(1_000);
    expect(server.log).not.toMatch(/"level":"?(?:error|50)/);
  }, 600_000);
});

function summaryOf(trials: readonly Trial[]): string {
  return LOSSES.map((loss) => {
    const took = trials
      .filter((trial) => trial.loss === loss)
      .map(({ tookMs }) => tookMs)
      .toSorted((a, b) => a - b);
    const at = (part: number) => (took[Math.ceil(took.length * part) - 1] ?? 0).toFixed(0);
    return `${loss}: ${took.length} times, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
  }).join('\n');
}
