/** What Next hands to a route below `[documentId]`; the id is as typed, not yet parsed. */
export interface DocumentParams {
  readonly params: Promise<{ readonly documentId: string }>;
}
