/** `/api/v1/documents/<id>/restore`: out of the trash again. */
import { documentJson } from '../../../../../_server/document-json.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ documents }, actor) => {
    const { documentId } = await params;
    const view = await documents.restore(actor, documentId);
    return Response.json(documentJson(view, request));
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
