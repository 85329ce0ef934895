/** What Next hands to a route below `[documentId]`; the id is as typed, not yet parsed. */
export interface DocumentParams {
  readonly params: Promise<{ readonly documentId: string }>;
}

export interface LinkParams {
  readonly params: Promise<{ readonly documentId: string; readonly linkId: string }>;
}

export interface FileParams {
  readonly params: Promise<{ readonly documentId: string; readonly fileId: string }>;
}

export interface MemberParams {
  readonly params: Promise<{ readonly documentId: string; readonly personId: string }>;
}

export interface AccountParams {
  readonly params: Promise<{ readonly memberId: string }>;
}

export interface TokenParams {
  readonly params: Promise<{ readonly token: string }>;
}

export interface PictureParams {
  readonly params: Promise<{ readonly pictureId: string }>;
}
