/** `/api/v1/documents/<id>/links/<link>`: change it, revoke it. */
import { LINK_CHANGE } from '../../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../../_server/read-body.ts';
import { respondCaller } from '../../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../../_server/respond.ts';
import type { LinkParams } from '../../../../../../_server/route-params.ts';
import { linkJson } from '../../../../../../_server/sharing-json.ts';

export function PATCH(request: Request, { params }: LinkParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId, linkId } = await params;
    const wish = await readBody(request, LINK_CHANGE);
    const changed = await sharing.changeLink(caller, documentId, linkId, wish);
    return Response.json(linkJson(changed, request));
  });
}

export function DELETE(request: Request, { params }: LinkParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId, linkId } = await params;
    await sharing.revokeLink(caller, documentId, linkId);
    return new Response(null, { status: 204 });
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT };
