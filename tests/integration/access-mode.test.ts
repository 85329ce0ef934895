/** The mode of an instance that is changed from start to start: what was given stays given. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessMode } from '../../lib/core/policy.ts';
import { ApiBrowser } from '../support/api-browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const VISIT = { name: 'Bob', hue: 2 };

/** Settings of the server's next life. */
const env: Record<string, string> = { SHEAF_ACCESS: 'members' };
let server: RunningServer;
let operator: ApiBrowser;
/** Ada's, made where only members make documents; its link has let in nobody yet. */
let plan: string;
let token: string;

beforeAll(async () => {
  server = await startServer({ env });
  operator = new ApiBrowser(server.url);
  await operator.ask('POST', '/setup', { ...ADA, workspace: 'Engines' });
  plan = idOf((await operator.ask('POST', '/documents', { title: 'Plan' })).body);
  const { body } = await operator.ask('POST', `/documents/${plan}/links`, { role: 'editor' });
  token = String(Reflect.get(Object(body), 'url')).split('/s/')[1] ?? '';
});
afterAll(() => server.stop());

const idOf = (body: unknown): string => String(Reflect.get(Object(body), 'id'));

async function serveAs(mode: AccessMode): Promise<void> {
  env['SHEAF_ACCESS'] = mode;
  expect(await server.terminate()).toBe(0);
  await server.restart();
}

async function aGuest(): Promise<ApiBrowser> {
  const guest = new ApiBrowser(server.url);
  await guest.visit('/sign-in');
  return guest;
}

/** What an operator, a guest and a program are answered who make a document. */
async function makers(): Promise<readonly number[]> {
  const all = [operator, await aGuest(), new ApiBrowser(server.url)];
  const made = await Promise.all(all.map((who) => who.ask('POST', '/documents', {})));
  return made.map(({ status }) => status);
}

/** By a link from before, which nobody has used so far in this life of the server. */
async function expectLinkHolds(): Promise<void> {
  const guest = await aGuest();
  expect((await guest.ask('GET', `/documents/${plan}`)).status).toBe(404);
  expect((await guest.ask('POST', `/share/${token}`, VISIT)).status).toBe(200);
  const renamed = await guest.ask('PATCH', `/documents/${plan}`, { title: 'Plan of both' });
  expect(renamed.status).toBe(200);
  expect((await operator.ask('GET', `/documents/${plan}`)).body).toMatchObject({ role: 'owner' });
}

/** @returns what a guest with the address gets who reads it, renames it, trashes it. */
async function asGuest(id: string): Promise<readonly number[]> {
  const guest = await aGuest();
  const read = await guest.ask('GET', `/documents/${id}`);
  const renamed = await guest.ask('PATCH', `/documents/${id}`, { title: 'By its address' });
  const trashed = await guest.ask('DELETE', `/documents/${id}`);
  return [read, renamed, trashed].map(({ status }) => status);
}

/** Made by a program without credentials. */
async function ofNobody(): Promise<string> {
  return idOf((await new ApiBrowser(server.url).ask('POST', '/documents', {})).body);
}

async function expectOperatorsTrash(id: string): Promise<void> {
  expect(await asGuest(id)).toEqual([200, 200, 403]);
  expect((await operator.ask('DELETE', `/documents/${id}`)).status).toBe(200);
  expect((await operator.ask('POST', `/documents/${id}/restore`)).status).toBe(200);
}

describe('the mode of an instance', () => {
  it('[ACCESS-14] [ACCOUNT-25] [ACCESS-13] changed from start to start, it breaks no link and takes nothing', async () => {
    await serveAs('members');
    await expectLinkHolds();
    expect(await makers()).toEqual([201, 403, 403]);

    await serveAs('open');
    await expectLinkHolds();
    expect(await makers()).toEqual([201, 201, 201]);
    const [kept, thrownAway] = [await ofNobody(), await ofNobody()];
    expect(await asGuest(thrownAway)).toEqual([200, 200, 200]);
    // What was given to nobody else does not open with the instance.
    expect(await asGuest(plan)).toEqual([404, 404, 404]);

    await serveAs('guests');
    await expectLinkHolds();
    expect(await makers()).toEqual([201, 201, 403]);
    await expectOperatorsTrash(kept);
    expect(await asGuest(plan)).toEqual([404, 404, 404]);

    await serveAs('members');
    await expectLinkHolds();
    expect(await makers()).toEqual([201, 403, 403]);
    await expectOperatorsTrash(kept);
  }, 180_000);
});
