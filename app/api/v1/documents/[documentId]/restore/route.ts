/** `/api/v1/documents/<id>/restore`: out of the trash again. */
import { documentJson } from '../../../../../_server/document-json.ts';
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { documents }) => {
    const { documentId } = await params;
    const view = await documents.restore(caller, documentId);
    return Response.json(documentJson(view, request));
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
