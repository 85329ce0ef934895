/** Answers of routes that need to know from which browser, device and address they are asked. */
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

/** The browser is signed out from here on. */
export function signedOut(request: Request): Response {
  const cookie = services().callers.noCookie(request.headers);
  return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie } });
}

export function done(): Response {
  return new Response(null, { status: 204 });
}
