/** `/api/v1/documents/<id>/mentionable`: whom somebody who writes in it could name. */
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ mentions }, actor) => {
    const { documentId } = await params;
    const search = new URL(request.url).searchParams.get('search') ?? '';
    return Response.json({ people: await mentions.people(actor, documentId, search) });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
