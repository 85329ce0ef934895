/** `/api/v1/documents/<id>/links/<link>`: change it, revoke it. */
import { LINK_CHANGE } from '../../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../../_server/read-body.ts';
import { refuseMethod, respond } from '../../../../../../_server/respond.ts';
import type { LinkParams } from '../../../../../../_server/route-params.ts';
import { linkJson } from '../../../../../../_server/sharing-json.ts';

export function PATCH(request: Request, { params }: LinkParams): Promise<Response> {
  return respond(request, async ({ sharing }, actor) => {
    const { documentId, linkId } = await params;
    const wish = await readBody(request, LINK_CHANGE);
    const changed = await sharing.changeLink(actor, documentId, linkId, wish);
    return Response.json(linkJson(changed, request));
  });
}

export function DELETE(request: Request, { params }: LinkParams): Promise<Response> {
  return respond(request, async ({ sharing }, actor) => {
    const { documentId, linkId } = await params;
    await sharing.revokeLink(actor, documentId, linkId);
    return new Response(null, { status: 204 });
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT };
