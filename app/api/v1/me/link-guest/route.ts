/** `/api/v1/me/link-guest`: what this browser's guest made and was given becomes the member's. */
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

/** Whose both are is told by the cookies of this very request, and by nothing it says. */
export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { callers }) => {
    await accounts.linkGuest(caller);
    const response = done();
    for (const cookie of callers.noGuestCookies(request.headers)) {
      response.headers.append('Set-Cookie', cookie);
    }
    return response;
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
