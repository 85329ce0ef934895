/** `/api/v1/members/<id>/leaving`: what deleting this account would mean, for operators. */
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { AccountParams } from '../../../../../_server/route-params.ts';

export function GET(request: Request, { params }: AccountParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json(await accounts.leaving(caller, (await params).memberId)),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
