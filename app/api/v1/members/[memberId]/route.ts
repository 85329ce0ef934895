/** `/api/v1/members/<id>`: make somebody an operator, shut an account out, or delete it. */
import { z } from 'zod';
import { ESTATE } from '../../../../_server/estate-shape.ts';
import { readBody } from '../../../../_server/read-body.ts';
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import type { AccountParams } from '../../../../_server/route-params.ts';

const CHANGE = z.strictObject({
  isOperator: z.boolean().exactOptional(),
  isDisabled: z.boolean().exactOptional(),
});
const FAREWELL = z.strictObject({ documents: ESTATE });

export function PATCH(request: Request, { params }: AccountParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const change = await readBody(request, CHANGE);
    return Response.json(await accounts.changeMember(caller, (await params).memberId, change));
  });
}

export function DELETE(request: Request, { params }: AccountParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const { documents } = await readBody(request, FAREWELL);
    await accounts.removeMember(caller, (await params).memberId, documents);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT };
