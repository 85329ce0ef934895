/** `/api/v1/documents/<id>/visit`: whether a document is in my list for having been opened. */
import { done } from '../../../../../_server/respond-caller.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function PUT(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ visits }, actor) => {
    await visits.note(actor, (await params).documentId);
    return done();
  });
}

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ visits }, actor) => {
    await visits.forget(actor, (await params).documentId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PATCH };
