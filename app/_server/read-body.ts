/** Reading the body of a request: only so much, and of JSON only the expected members. */
import type { z } from 'zod';
import { AppError } from '../../lib/core/faults.ts';
import { services } from './services.ts';

/**
 * @throws AppError unsupported_media_type, too_large or bad_request with a hint on what is wrong.
 * The content type is asked for because a foreign page cannot send it without a preflight.
 */
export async function readBody<Shape>(
  request: Request,
  schema: z.ZodType<Shape>,
  bytesMax?: number,
): Promise<Shape> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:\s*;|$)/i.test(type)) {
    throw new AppError('unsupported_media_type', 'not JSON', {
      hint: 'Send the body as Content-Type: application/json.',
    });
  }
  const parsed = schema.safeParse(parseJson(await readText(request, bytesMax)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.');
  const hint = `${place}: ${issue?.message ?? 'not as expected'}`.slice(0, 200);
  throw new AppError('bad_request', 'body of another shape', { hint });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const hint = 'The body is not valid JSON.';
    throw new AppError('bad_request', 'not JSON', { cause: error, hint });
  }
}

async function readText(request: Request, bytesMax?: number): Promise<string> {
  const bytes = await readBytes(request, bytesMax);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const hint = 'The body is not valid UTF-8.';
    throw new AppError('bad_request', 'not UTF-8', { cause: error, hint });
  }
}

/** @throws AppError too_large. */
export async function readBytes(
  request: Request,
  bytesMax = services().limits.httpBodyBytesMax,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  // Read to its end even when too long: a sender cut off in the middle never sees the answer.
  for await (const chunk of request.body ?? []) {
    byteCount += chunk.length;
    if (byteCount <= bytesMax) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (byteCount > bytesMax) throw new AppError('too_large', `body of ${byteCount} bytes`);
  return Buffer.concat(chunks);
}
