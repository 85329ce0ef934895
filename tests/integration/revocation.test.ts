/**
 * Live revocation against the real server, pages and all: needs `next build` before. Prints how long
 * it took; `REVOCATIONS=10` makes so many instead of a hundred.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, gather } from '../support/revocation-people.ts';
import { ACCOUNT_LOSSES, memberInside, tryAccountLoss } from '../support/revocation-accounts.ts';
import { type TrashTrial, tryTrash } from '../support/revocation-trash.ts';
import { type Trial, tryLoss } from '../support/revocation-trials.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const TRIALS = Number(process.env['REVOCATIONS'] ?? 100);
const PEOPLE = 20;
const ACCOUNT_TRIALS = ACCOUNT_LOSSES.length * 5;
/** In each all of them are shut out. */
const TRASHINGS = 3;
const SOON_MS = 1_000;
const FAILURE = /"level":"?(?:error|50)/;

let server: RunningServer;
let company: Company;

beforeAll(async () => {
  server = await startServer({
    env: {
      SHEAF_ACCESS: 'guests',
      SHEAF_SESSION_REFUSALS_MAX: '1000000',
      SHEAF_DOCUMENT_LINKS_MAX: '100000',
      SHEAF_SIGN_IN_TRIES_MAX: '1000',
      SHEAF_MEMBER_TOKENS_MAX: '1000',
    },
  });
  company = await gather(server, PEOPLE);
});

afterAll(async () => {
  for (const { socket } of company.people) socket.close();
  await server.stop();
});

describe('live revocation', () => {
  it(`[SHARE-10] A20: ${PEOPLE} people, ${TRIALS} losses: within a second, 19 undisturbed, nothing written after`, async () => {
    const trials: Trial[] = [];
    for (let number = 0; number < TRIALS; number++) trials.push(await tryLoss(company, number));
    expectSoon(trials);
  }, 600_000);

  it(`[ACCOUNT-14] [ACCOUNT-21] [TOKEN-10] A21: one more has an account: within a second, ${PEOPLE} undisturbed, nothing written after`, async () => {
    const others = await gather(server, PEOPLE);
    const inside = await memberInside(others);
    const trials: Trial[] = [];
    for (let number = 0; number < ACCOUNT_TRIALS; number++) {
      trials.push(await tryAccountLoss(others, inside, number));
    }
    for (const { socket } of others.people) socket.close();
    expectSoon(trials);
  }, 600_000);

  it(`[ACCESS-9] a document that is trashed is closed to all ${PEOPLE} within a second, and takes nothing more`, async () => {
    const others = await gather(server, PEOPLE);
    const trials: TrashTrial[] = [];
    for (let round = 0; round < TRASHINGS; round++) trials.push(await tryTrash(others));
    for (const { socket } of others.people) socket.close();
    const took = trials.flatMap(({ tookMs }) => tookMs);
    process.stdout.write(`document trashed: ${summaryOf(took)}\n`);
    expect(trials.map(({ codes, writesAfter }) => [codes, writesAfter])).toEqual(
      trials.map(() => [[4404], 0]),
    );
    expect(percentile(took, 0.99)).toBeLessThan(SOON_MS);
    expect(server.log).not.toMatch(FAILURE);
  }, 600_000);
});

function expectSoon(trials: readonly Trial[]): void {
  for (const loss of new Set(trials.map((trial) => trial.loss))) {
    const took = trials.filter((trial) => trial.loss === loss).map(({ tookMs }) => tookMs);
    process.stdout.write(`${loss}: ${summaryOf(took)}\n`);
  }
  const took = trials.map(({ tookMs }) => tookMs);
  process.stdout.write(`all of them: ${summaryOf(took)}\n`);
  expect(trials.filter(({ disturbed }) => disturbed > 0)).toEqual([]);
  expect(trials.filter(({ writesAfter }) => writesAfter > 0)).toEqual([]);
  expect(percentile(took, 0.99)).toBeLessThan(SOON_MS);
  expect(server.log).not.toMatch(FAILURE);
}

function summaryOf(tookMs: readonly number[]): string {
  const [p50, p99] = [0.5, 0.99].map((part) => percentile(tookMs, part).toFixed(0));
  return `${tookMs.length} times, p50 ${p50} ms, p99 ${p99} ms`;
}

function percentile(tookMs: readonly number[], part: number): number {
  const sorted = tookMs.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Infinity;
}
