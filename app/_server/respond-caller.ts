/** Answers of routes that need to know from which browser, device and address they are asked. */
import type { Me } from '../../lib/core/actor.ts';
import { preferenceCookie } from '../../lib/core/preference-cookie.ts';
import { THEME_COOKIE } from '../../lib/core/theme.ts';
import { LOCALE_COOKIE } from '../../lib/i18n/locale.ts';
import type { AccountServices, Caller, Services } from './services.ts';
import { services } from './services.ts';
import { respond } from './respond.ts';

export function respondCaller(
  request: Request,
  answer: (accounts: AccountServices, caller: Caller, all: Services) => Promise<Response>,
): Promise<Response> {
  return respond(request, async (all) =>
    answer(all.accounts, await all.callers.of(request.headers), all),
  );
}

/** The browser is signed in from here on. */
export function signedIn(request: Request, token: string, body: unknown, status = 200): Response {
  const cookie = services().callers.cookieOf(request.headers, token);
  return Response.json(body, { status, headers: { 'Set-Cookie': cookie } });
}

/** As before, and sees Sheaf as this member does elsewhere, also once it has signed out. */
export function signedInAgain(request: Request, token: string, me: Me): Response {
  const response = signedIn(request, token, me);
  const isSecure = services().originOf(request.headers).startsWith('https:');
  const { language = null, theme = null } = me.account ?? {};
  const wishes = [
    [LOCALE_COOKIE, language],
    [THEME_COOKIE, theme],
  ] as const;
  for (const [name, value] of wishes) {
    if (value === null) continue;
    response.headers.append('Set-Cookie', preferenceCookie(name, value, isSecure));
  }
  return response;
}

/** The browser is signed out from here on. */
export function signedOut(request: Request): Response {
  const cookie = services().callers.noCookie(request.headers);
  return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie } });
}

export function done(): Response {
  return new Response(null, { status: 204 });
}
