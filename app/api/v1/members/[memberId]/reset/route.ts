/** `/api/v1/members/<id>/reset`: a one-time link to choose a new password, for operators. */
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { AccountParams } from '../../../../../_server/route-params.ts';

/** The only answer that has the address of the link. */
export function POST(request: Request, { params }: AccountParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { originOf }) => {
    const token = await accounts.offerReset(caller, (await params).memberId);
    return Response.json({ url: `${originOf(request.headers)}/reset/${token}` }, { status: 201 });
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
