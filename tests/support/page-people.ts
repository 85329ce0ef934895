/** One document on a real server of members, and a browser for each way of looking at its pages. */
import { ApiBrowser } from './api-browser.ts';
import type { RunningServer } from './server.ts';

/** Columns of the table of pages, in this order. */
export const PAGE_WAYS = [
  'owner',
  'editor',
  'link viewer',
  'stranger',
  'operator',
  'guest',
  'nobody',
] as const;
export type PageWay = (typeof PAGE_WAYS)[number];

/** Words that stand in the document, and nowhere else. */
export const TITLE = 'Quagga census';
export const TEXT = 'Forty zebras were counted';
export const PUBLISHED = 'Timetable for everybody';

export interface PagePeople {
  readonly browsers: Readonly<Record<PageWay, ApiBrowser>>;
  /** What stands for the changing part of each address, and of those that lead nowhere. */
  readonly paths: Readonly<Record<string, string>>;
  /** What of those addresses nobody else may learn, and of those that led the people here. */
  readonly secrets: readonly string[];
}

export async function pagePeople(server: RunningServer): Promise<PagePeople> {
  const browserOf = () => new ApiBrowser(server.url);
  const operator = browserOf();
  const account = (name: string) => ({
    name,
    email: `${name.toLowerCase()}@example.org`,
    password: `${name} counts animals`,
  });
  const setup = { ...account('Ada'), workspace: 'Zoo' };
  await told(operator, 201, 'POST', '/setup', setup);
  const secrets: string[] = [];
  const kept = (body: unknown) => {
    const secret = lastOf(body);
    secrets.push(secret);
    return secret;
  };
  const invited = async () => kept(await told(operator, 201, 'POST', '/invitations', {}));
  const member = async (name: string) => {
    const browser = browserOf();
    await told(browser, 201, 'POST', `/invite/${await invited()}`, account(name));
    return browser;
  };
  const visitor = async () => {
    const browser = browserOf();
    await browser.visit('/sign-in');
    return browser;
  };
  const owner = await member('Bob');
  const editor = await member('Cyd');
  const stranger = await member('Dan');
  const made = async (title: string) =>
    fieldOf(await told(owner, 201, 'POST', '/documents', { title, markdown: TEXT }), 'id');
  const id = await made(TITLE);
  await told(owner, 201, 'POST', `/documents/${id}/members`, {
    email: account('Cyd').email,
    role: 'editor',
  });
  const link = kept(await told(owner, 201, 'POST', `/documents/${id}/links`, { role: 'viewer' }));
  const viewer = await visitor();
  await told(viewer, 200, 'POST', `/share/${link}`, { name: 'Eve', hue: 1 });
  const trashed = await made(`${TITLE}, an older one`);
  await told(owner, 200, 'DELETE', `/documents/${trashed}`);
  const published = await told(owner, 201, 'POST', '/documents', { title: PUBLISHED });
  const shown = `/documents/${fieldOf(published, 'id')}/publication`;
  await told(owner, 200, 'PUT', shown, { slug: 'timetable' });
  const invitation = await invited();
  const strangerId = fieldOf((await stranger.ask('GET', '/me')).body, 'id');
  const reset = kept(await told(operator, 201, 'POST', `/members/${strangerId}/reset`));
  return {
    browsers: {
      owner,
      editor,
      'link viewer': viewer,
      stranger,
      operator,
      guest: await visitor(),
      nobody: browserOf(),
    },
    paths: {
      '/d/[documentId]': `/d/${id}`,
      '/d/[documentId] trashed': `/d/${trashed}`,
      '/d/[documentId] unknown': '/d/d_nothinghere-nothinghere',
      '/s/[token]': `/s/${link}`,
      '/s/[token] unknown': `/s/${'x'.repeat(link.length)}`,
      '/invite/[token]': `/invite/${invitation}`,
      '/invite/[token] unknown': `/invite/${'x'.repeat(invitation.length)}`,
      '/reset/[token]': `/reset/${reset}`,
      '/reset/[token] unknown': `/reset/${'x'.repeat(reset.length)}`,
      '/setup/[[...key]]': '/setup',
      '/setup/[[...key]] wrong': '/setup/nokey',
      '/p/[slug]': '/p/timetable',
      '/p/[slug] unknown': '/p/nothing-here',
    },
    secrets,
  };
}

async function told(
  browser: ApiBrowser,
  status: number,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await browser.ask(method, path, body);
  if (answer.status === status) return answer.body;
  throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

const fieldOf = (body: unknown, name: string) => String(Reflect.get(Object(body), name));
const lastOf = (body: unknown) => fieldOf(body, 'url').split('/').at(-1) ?? '';
