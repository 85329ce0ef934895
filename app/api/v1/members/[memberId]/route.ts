/** `/api/v1/members/<id>`: make somebody an operator, or shut an account out. */
import { z } from 'zod';
import { readBody } from '../../../../_server/read-body.ts';
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import type { AccountParams } from '../../../../_server/route-params.ts';

const CHANGE = z.strictObject({
  isOperator: z.boolean().exactOptional(),
  isDisabled: z.boolean().exactOptional(),
});

export function PATCH(request: Request, { params }: AccountParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const change = await readBody(request, CHANGE);
    return Response.json(await accounts.changeMember(caller, (await params).memberId, change));
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as DELETE };
