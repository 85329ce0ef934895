/** `/api/v1/documents/<id>/tickets`: opens it once, for programs that send no header with a WebSocket. */
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(
    request,
    async ({ tickets }, actor) => {
      const { documentId } = await params;
      return Response.json(await tickets.give(actor, documentId), { status: 201 });
    },
    // Nothing of the document: whoever may only read needs one as well.
    'reads',
  );
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
