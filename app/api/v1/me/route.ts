/** `/api/v1/me`: who this browser is to others. */
import { z } from 'zod';
import { readBody } from '../../../_server/read-body.ts';
import { refuseMethod, respond } from '../../../_server/respond.ts';

const PROFILE = z.strictObject({ name: z.string(), hue: z.number() });

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ people }, actor) => {
    return Response.json(await people.me(actor));
  });
}

export function PUT(request: Request): Promise<Response> {
  return respond(request, async ({ people }, actor) => {
    await people.introduce(actor, await readBody(request, PROFILE));
    return Response.json(await people.me(actor));
  });
}

export { refuseMethod as POST, refuseMethod as PATCH, refuseMethod as DELETE };
