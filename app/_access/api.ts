/** What a page that is not there asks of the server. */
import type { DocumentId } from '../../lib/core/ids.ts';
import { ask } from '../_request/ask.ts';

/** The answer tells nothing of the document. */
export function askForAccess(id: DocumentId, message: string): Promise<unknown> {
  return ask('POST', `/api/v1/documents/${id}/requests`, { message });
}

/** Is it there for this visitor by now? */
export async function isOpenNow(id: DocumentId, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(`/api/v1/documents/${id}`, { cache: 'no-store', signal });
  return response.ok;
}
