/** `/api/v1/reset/<token>`: choose a new password by a one-time link. */
import { z } from 'zod';
import { readBody } from '../../../../_server/read-body.ts';
import { respondCaller, signedInAgain } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import type { TokenParams } from '../../../../_server/route-params.ts';

const GIVEN = z.strictObject({ password: z.string() });

export function GET(request: Request, { params }: TokenParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json(await accounts.resetLink(caller, (await params).token)),
  );
}

export function POST(request: Request, { params }: TokenParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { people }) => {
    const { password } = await readBody(request, GIVEN);
    const { memberId, token } = await accounts.reset(caller, (await params).token, password);
    return signedInAgain(request, token, await people.me({ is: 'member', personId: memberId }));
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
