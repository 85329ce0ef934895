/** `/api/v1/sign-out`: ends the sign-in of this browser, also where it has documents open. */
import { respondCaller, signedOut } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.signOut(caller);
    return signedOut(request);
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
