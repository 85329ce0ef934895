/** `/api/v1/me/guest`: what this browser's guest has that its member could take along. */
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json({ guest: await accounts.guest(caller) }),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
