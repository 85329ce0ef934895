/** A file of a document as the API sends it, with an address that works anywhere. */
import type { FileRecord } from '../../lib/core/file.ts';
import { services } from './services.ts';

export function fileJson(record: FileRecord, request: Request) {
  const { id, documentId, name, type, bytes, pixels, atMs } = record;
  const path = `/api/v1/documents/${documentId}/files/${id}`;
  return {
    id,
    name,
    type,
    bytes,
    pixels,
    createdAt: new Date(atMs).toISOString(),
    url: services().originOf(request.headers) + path,
  };
}

/** 201, with `Location`. */
export function fileMade(record: FileRecord, request: Request): Response {
  const made = fileJson(record, request);
  return Response.json(made, { status: 201, headers: { Location: made.url } });
}
