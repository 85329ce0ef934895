/** `/api/v1/documents/<id>/names`: what people are called now whom its text names. */
import { idsIn } from '../../../../../_server/ids-in.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ mentions }, actor) => {
    const { documentId } = await params;
    return Response.json({ names: await mentions.names(actor, documentId, idsIn(request)) });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
