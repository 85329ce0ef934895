/** `/api/v1/me`: who this browser is to others, and the account behind it. */
import { z } from 'zod';
import { THEMES } from '../../../../lib/core/theme.ts';
import { LOCALES } from '../../../../lib/i18n/locale.ts';
import { ESTATE } from '../../../_server/estate-shape.ts';
import { readBody } from '../../../_server/read-body.ts';
import { respondCaller, signedOut } from '../../../_server/respond-caller.ts';
import { refuseMethod, respond } from '../../../_server/respond.ts';

const PROFILE = z.strictObject({ name: z.string(), hue: z.number() });
const CHANGE = z.strictObject({
  name: z.string().exactOptional(),
  hue: z.number().exactOptional(),
  language: z.enum(LOCALES).nullable().exactOptional(),
  theme: z.enum(THEMES).nullable().exactOptional(),
});
const FAREWELL = z.strictObject({ password: z.string(), documents: ESTATE });

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ people }, actor) => {
    return Response.json(await people.me(actor));
  });
}

/** All that others see of somebody, account or not. */
export function PUT(request: Request): Promise<Response> {
  return respond(request, async ({ people }, actor) => {
    await people.introduce(actor, await readBody(request, PROFILE));
    return Response.json(await people.me(actor));
  });
}

/** Single things of a member. */
export function PATCH(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { people }) => {
    await accounts.changeSelf(caller, await readBody(request, CHANGE));
    return Response.json(await people.me(caller.actor));
  });
}

export function DELETE(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.leave(caller, await readBody(request, FAREWELL));
    return signedOut(request);
  });
}

export { refuseMethod as POST };
