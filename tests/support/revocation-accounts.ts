/** One of those who write has an account, and loses what it showed: the sign-in, the account, the token. */
import type { ApiPerson } from './api-person.ts';
import { ApiBrowser } from './api-browser.ts';
import type { Company } from './revocation-people.ts';
import { type Trial, trialOf } from './revocation-trials.ts';

export const ACCOUNT_LOSSES = ['signed out', 'account disabled', 'token revoked'] as const;
type AccountLoss = (typeof ACCOUNT_LOSSES)[number];

const OPERATOR = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const MEMBER = { name: 'Mia', email: 'mia@example.org', password: 'difference engine' };
const SIGNED_OUT = 4401;

/** Somebody with an account, whom a link has let in for good. */
export interface Inside {
  readonly operator: ApiBrowser;
  readonly memberId: string;
}

export async function memberInside({ server, owner, documentId }: Company): Promise<Inside> {
  const operator = new ApiBrowser(server.url);
  await told(operator, 'POST', '/setup', { ...OPERATOR, workspace: 'Engines' });
  const invitation = lastOf(await told(operator, 'POST', '/invitations', {}), 'url');
  const member = new ApiBrowser(server.url);
  await told(member, 'POST', `/invite/${invitation}`, MEMBER);
  const links = `/documents/${documentId}/links`;
  const link = await owner.expect<unknown>(201, 'POST', links, { role: 'editor' });
  await told(member, 'POST', `/share/${lastOf(link, 'url')}`, { name: 'Mia', hue: 1 });
  return { operator, memberId: lastOf(await told(member, 'GET', '/me'), 'id') };
}

/** It comes in anew for each trial. */
export async function tryAccountLoss(
  company: Company,
  { operator, memberId }: Inside,
  number: number,
): Promise<Trial> {
  const loss = ACCOUNT_LOSSES[number % ACCOUNT_LOSSES.length] ?? 'signed out';
  const { server } = company;
  const browser = new ApiBrowser(server.url);
  const { email, password } = MEMBER;
  await told(browser, 'POST', '/sign-in', { email, password });
  const { headers, tokenId } = await shownBy(browser, server.url, loss);
  const socket = await company.open({ headers }, MEMBER.name);
  const member = `/members/${memberId}`;
  const trial = await trialOf(company.people, { socket }, loss, SIGNED_OUT, async () => {
    const startMs = performance.now();
    if (loss === 'signed out') await told(browser, 'POST', '/sign-out');
    else if (loss === 'token revoked') await told(browser, 'DELETE', `/me/tokens/${tokenId}`);
    else await told(operator, 'PATCH', member, { isDisabled: true });
    return startMs;
  });
  if (loss === 'account disabled') await told(operator, 'PATCH', member, { isDisabled: false });
  return trial;
}

async function shownBy(
  browser: ApiBrowser,
  origin: string,
  loss: AccountLoss,
): Promise<Pick<ApiPerson, 'headers'> & { readonly tokenId: string }> {
  if (loss !== 'token revoked') return { headers: { cookie: browser.cookie, origin }, tokenId: '' };
  const wish = { name: 'Test', scope: 'write' };
  const made = await told(browser, 'POST', '/me/tokens', wish);
  const token = lastOf(made, 'token');
  return { headers: { authorization: `Bearer ${token}` }, tokenId: lastOf(made, 'id') };
}

async function told(
  browser: ApiBrowser,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await browser.ask(method, path, body);
  if (answer.status < 300) return answer.body;
  throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Of an address its last part, of anything else the whole. */
function lastOf(body: unknown, name: string): string {
  return (
    String(Reflect.get(Object(body), name))
      .split('/')
      .at(-1) ?? ''
  );
}
