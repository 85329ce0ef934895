/** `/api/v1/me/picture`: what a member looks like; the bytes as they are. */
import { AppError } from '../../../../../lib/core/faults.ts';
import { readBytes } from '../../../../_server/read-body.ts';
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

/** Of which kind it is, the bytes say; the type is asked for as no form can send it. */
export function PUT(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { people }) => {
    if (!/^image\//i.test(request.headers.get('content-type') ?? '')) {
      const hint = 'Send the picture as Content-Type: image/png, image/jpeg or image/webp.';
      throw new AppError('unsupported_media_type', 'no picture', { hint });
    }
    await accounts.setPicture(caller, await readBytes(request));
    return Response.json(await people.me(caller.actor));
  });
}

export function DELETE(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.removePicture(caller);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PATCH };
