/** `/api/v1/me/tokens/<id>`: revoke one of them. */
import { done, respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';

interface TokenParams {
  readonly params: Promise<{ readonly tokenId: string }>;
}

export function DELETE(request: Request, { params }: TokenParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.revokeToken(caller, (await params).tokenId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
