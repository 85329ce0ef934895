/** `/api/v1/documents/<id>`: look at it, rename it, put it in the trash. */
import { z } from 'zod';
import { documentJson } from '../../../../_server/document-json.ts';
import { readBody } from '../../../../_server/read-body.ts';
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod, respond } from '../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../_server/route-params.ts';

const CHANGE = z.strictObject({ title: z.string() });

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ documents }, actor) => {
    const { documentId } = await params;
    const view = await documents.read(actor, documentId);
    return Response.json(documentJson(view, request));
  });
}

export function PATCH(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { documents }) => {
    const { documentId } = await params;
    const { title } = await readBody(request, CHANGE);
    const view = await documents.rename(caller, documentId, title);
    return Response.json(documentJson(view, request));
  });
}

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { documents }) => {
    const { documentId } = await params;
    const view = await documents.trash(caller, documentId);
    return Response.json(documentJson(view, request));
  });
}

export { refuseMethod as POST, refuseMethod as PUT };
