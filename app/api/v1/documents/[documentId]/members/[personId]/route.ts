/** `/api/v1/documents/<id>/members/<person>`: what somebody may do there; nothing any more. */
import { z } from 'zod';
import { GRANTED_ROLE } from '../../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../../_server/read-body.ts';
import { respondCaller } from '../../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../../_server/respond.ts';
import type { MemberParams } from '../../../../../../_server/route-params.ts';
import { sharingJson } from '../../../../../../_server/sharing-json.ts';

const CHANGE = z.strictObject({ role: GRANTED_ROLE });

export function PATCH(request: Request, { params }: MemberParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId, personId } = await params;
    const { role } = await readBody(request, CHANGE);
    const view = await sharing.setMember(caller, documentId, personId, role);
    return Response.json(sharingJson(view, request));
  });
}

export function DELETE(request: Request, { params }: MemberParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId, personId } = await params;
    await sharing.removeMember(caller, documentId, personId);
    return new Response(null, { status: 204 });
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT };
