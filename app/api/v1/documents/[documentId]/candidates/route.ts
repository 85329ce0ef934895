/** `/api/v1/documents/<id>/candidates`: members of the workspace that its owner could add. */
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ adding }, actor) => {
    const { documentId } = await params;
    const search = new URL(request.url).searchParams.get('search') ?? '';
    return Response.json({ candidates: await adding.candidates(actor, documentId, search) });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
