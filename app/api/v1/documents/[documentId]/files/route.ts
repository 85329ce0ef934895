/** `/api/v1/documents/<id>/files?name=`: a new file; the bytes as they are. */
import { AppError } from '../../../../../../lib/core/faults.ts';
import { fileMade } from '../../../../../_server/file-json.ts';
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

/** Of which kind it is, the bytes say; the type is asked for as no form can send it. */
export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { files }) => {
    if (!/^application\/octet-stream$/i.test(request.headers.get('content-type') ?? '')) {
      const hint = 'Send the file as Content-Type: application/octet-stream, whatever it is.';
      throw new AppError('unsupported_media_type', 'no bytes', { hint });
    }
    const { documentId } = await params;
    const length = request.headers.get('content-length');
    const record = await files.upload(caller, documentId, {
      name: new URL(request.url).searchParams.get('name') ?? '',
      bytes: length === null ? null : Number(length),
      content: request.body ?? new Blob().stream(),
      signal: request.signal,
    });
    return fileMade(record, request);
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
