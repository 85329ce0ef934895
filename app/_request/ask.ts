/** One request to the server's API, with every failure as one code from the faults table. */
import { type FaultCode, FAULTS } from '../../lib/core/faults.ts';

/** `unreachable`: no answer came, so nobody knows why. */
export type Failure = FaultCode | 'unreachable';

const WITHOUT_BODY: ReadonlySet<number> = new Set([202, 204]);

export class RequestFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`request failed: ${failure}`, options);
    this.name = 'RequestFailed';
    this.failure = failure;
  }
}

export function failureOf(error: unknown): Failure {
  return error instanceof RequestFailed ? error.failure : 'internal';
}

/** A Blob is sent as it is. An aborted request rejects with the signal's own AbortError. */
export async function ask<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await send(method, path, body, signal);
  if (!response.ok) throw new RequestFailed(await codeOf(response));
  if (WITHOUT_BODY.has(response.status)) return undefined as Answer;
  return (await response.json()) as Answer;
}

async function send(
  method: string,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      cache: 'no-store',
      ...contentOf(body),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new RequestFailed('unreachable', { cause: error });
  }
}

function contentOf(body: unknown): Pick<RequestInit, 'headers' | 'body'> {
  if (body === undefined) return {};
  if (body instanceof Blob) return { body };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A proxy in between may answer with something that is not ours. */
async function codeOf(response: Response): Promise<Failure> {
  const body = (await response.json().catch(() => null)) as {
    readonly error?: { readonly code?: unknown };
  } | null;
  const code = body?.error?.code;
  return typeof code === 'string' && Object.hasOwn(FAULTS, code) ? (code as FaultCode) : 'internal';
}
