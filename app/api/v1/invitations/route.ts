/** `/api/v1/invitations`: links by which people make an account, for operators. */
import { z } from 'zod';
import { readBody } from '../../../_server/read-body.ts';
import { respondCaller } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

const NEW_INVITATION = z.strictObject({
  label: z.string().exactOptional(),
  isOperator: z.boolean().exactOptional(),
});

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json({ invitations: await accounts.invitations(caller) }),
  );
}

/** The only answer that has the address of the link. */
export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { originOf }) => {
    const { label = '', isOperator = false } = await readBody(request, NEW_INVITATION);
    const { invitation, token } = await accounts.invite(caller, { label, isOperator });
    const url = `${originOf(request.headers)}/invite/${token}`;
    return Response.json({ ...invitation, url }, { status: 201 });
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
