/** `/api/v1/documents/<id>/files/links`: brings a file of another document here. */
import { z } from 'zod';
import { fileMade } from '../../../../../../_server/file-json.ts';
import { readBody } from '../../../../../../_server/read-body.ts';
import { respondCaller } from '../../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../../_server/route-params.ts';

const PLACE = z.strictObject({ documentId: z.string(), fileId: z.string() });

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { files }) => {
    const { documentId } = await params;
    const from = await readBody(request, PLACE);
    return fileMade(await files.bring(caller, documentId, from), request);
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
