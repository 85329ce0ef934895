/** `/api/v1/documents/<id>/publication`: its page for everybody. */
import { z } from 'zod';
import { readBody } from '../../../../../_server/read-body.ts';
import { done, respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';
import { publicationJson } from '../../../../../_server/sharing-json.ts';

const WISH = z.strictObject({
  slug: z.string().exactOptional(),
  showsContents: z.boolean().exactOptional(),
  showsLastEdit: z.boolean().exactOptional(),
  isListed: z.boolean().exactOptional(),
  isEmbeddable: z.boolean().exactOptional(),
});

export function PUT(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { publishing }) => {
    const { documentId } = await params;
    const wish = await readBody(request, WISH);
    const published = await publishing.publish(caller, documentId, wish);
    return Response.json(publicationJson(published, request));
  });
}

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { publishing }) => {
    const { documentId } = await params;
    await publishing.unpublish(caller, documentId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PATCH };
