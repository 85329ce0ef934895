/** `/api/v1/documents/<id>/content`: its text, in the format one likes. */
import { CONTENT_FILES, dispositionOf } from '../../../../../_server/content-file.ts';
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';
import { CONTENT_FORMATS } from '../../../../../../lib/core/document.ts';
import { AppError } from '../../../../../../lib/core/faults.ts';

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { documents }) => {
    const { documentId } = await params;
    const { searchParams } = new URL(request.url);
    const wanted = searchParams.get('format') ?? 'json';
    const format = CONTENT_FORMATS.find((known) => known === wanted);
    if (format === undefined) {
      const hint = `The format is one of ${CONTENT_FORMATS.join(', ')}.`;
      throw new AppError('bad_request', 'unknown format', { hint });
    }
    const { body, title } = await documents.content(caller, documentId, format);
    const headers = new Headers({ 'Content-Type': CONTENT_FILES[format].type });
    if (searchParams.get('download') === '1') {
      headers.set('Content-Disposition', dispositionOf(title, format));
    }
    return new Response(body, { headers });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
