/** `/api/v1/invitations/<id>`: take one back. */
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

interface InvitationParams {
  readonly params: Promise<{ readonly invitationId: string }>;
}

export function DELETE(request: Request, { params }: InvitationParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.revokeInvitation(caller, (await params).invitationId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
