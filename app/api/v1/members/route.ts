/** `/api/v1/members`: every account, for operators. */
import { respondCaller } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json({ members: await accounts.members(caller) }),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
