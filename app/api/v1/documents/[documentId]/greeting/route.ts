/** `/api/v1/documents/<id>/greeting`: what I was told on being added to it, until I have read it. */
import { done } from '../../../../../_server/respond-caller.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ visits }, actor) => {
    return Response.json({ greeting: await visits.greeting(actor, (await params).documentId) });
  });
}

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ visits }, actor) => {
    await visits.forgetGreeting(actor, (await params).documentId);
    return done();
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
