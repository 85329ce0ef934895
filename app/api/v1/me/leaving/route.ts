/** `/api/v1/me/leaving`: what deleting the own account would mean. */
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json(await accounts.leaving(caller)),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
