/** `/api/v1/me/tokens`: what programs show in my place. */
import { z } from 'zod';
import { TOKEN_DAYS, TOKEN_DAYS_DEFAULT, TOKEN_SCOPES } from '../../../../../lib/core/api-token.ts';
import { readBody } from '../../../../_server/read-body.ts';
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

const WISH = z.strictObject({
  name: z.string(),
  scope: z.enum(TOKEN_SCOPES),
  /** null: until it is revoked. */
  days: z.literal(TOKEN_DAYS).nullable().exactOptional(),
});

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json({ tokens: await accounts.tokens(caller) }),
  );
}

/** The only answer that has the token itself. */
export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const { days = TOKEN_DAYS_DEFAULT, ...wish } = await readBody(request, WISH);
    const { view, token } = await accounts.makeToken(caller, { ...wish, days });
    return Response.json({ ...view, token }, { status: 201 });
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
