/** The one place where an outcome becomes an HTTP response: JSON, or an error with its code. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../lib/core/actor.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import { AppError, FAULTS, isAppError } from '../../lib/core/faults.ts';
import { mayChange } from '../../lib/core/policy.ts';
import { faults as sentences } from '../../lib/i18n/en/faults.ts';
import type { Services } from './services.ts';
import { services } from './services.ts';

const READING_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tells `answer` who asks and sends what it gives; nothing it throws leaves the server as more
 * than a code and a sentence.
 * @param does  what is not said by the method: whether it may change anything.
 */
export async function respond(
  request: Request,
  answer: (services: Services, actor: Actor) => Promise<Response>,
  does: 'reads' | 'changes' = READING_METHODS.has(request.method) ? 'reads' : 'changes',
): Promise<Response> {
  try {
    const all = services();
    const actor = await all.resolveActor(request.headers);
    if (does === 'changes' && !mayChange(actor)) {
      const hint = 'This token may only read.';
      throw new AppError('not_allowed', 'a token to read', { hint });
    }
    const response = await answer(all, actor);
    // What may be kept says so itself.
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store');
    return response;
  } catch (error) {
    return refusal(error);
  }
}

/** For the methods a route does not have. */
export function refuseMethod(): Response {
  return refusal(new AppError('method_not_allowed', 'no such method here'));
}

function refusal(error: unknown): Response {
  if (isAppError(error)) {
    const { code, hint } = error;
    services().log.debug('request.refused', { code, detail: error.message });
    if (FAULTS[code].http >= 500) services().log.error('request.failed', { code, err: error });
    return errorResponse(code, hint ?? sentences[code]);
  }
  const errorId = randomUUID();
  services().log.error('request.failed', { errorId, err: error });
  return errorResponse('internal', `${sentences.internal} (${errorId})`);
}

/** At least, in seconds: most guesses are counted by the minute, those of one account by the hour. */
const RETRY_AFTER_S: Readonly<Record<number, string>> = { 429: '60', 503: '1' };

function errorResponse(code: FaultCode, message: string): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  const waitS = RETRY_AFTER_S[FAULTS[code].http];
  if (waitS !== undefined) headers.set('Retry-After', waitS);
  return Response.json({ error: { code, message } }, { status: FAULTS[code].http, headers });
}
