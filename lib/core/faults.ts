/**
 * Every way the product can say no, once. The sentences for people live in `lib/i18n`
 * under the same codes; the detail of an error goes to the log, never to the person.
 */
export interface Fault {
  readonly http: number;
  /** WebSocket close code. 4400 to 4499 end a stock client for good; 1012 and 1013 retry. */
  readonly ws: number;
  /** Would the same request succeed later without a change? */
  readonly retry: boolean;
}

// ws: 4000-4999 are the application's own, RFC 6455 section 7.4.2.
export const FAULTS = {
  bad_request: { http: 400, ws: 4400, retry: false },
  bad_frame: { http: 400, ws: 4400, retry: false },
  bad_update: { http: 400, ws: 4400, retry: false },
  foreign_client_id: { http: 403, ws: 4400, retry: false },
  too_deep: { http: 413, ws: 4413, retry: false },
  too_large: { http: 413, ws: 4413, retry: false },
  /** One upload. */
  file_too_large: { http: 413, ws: 4413, retry: false },
  /** Too many pixels or bytes, or it takes too much time or memory to read. */
  picture_too_large: { http: 413, ws: 4413, retry: false },
  /** With this file, it would have more than is kept for one. */
  document_files_full: { http: 413, ws: 4413, retry: false },
  person_files_full: { http: 413, ws: 4413, retry: false },
  workspace_files_full: { http: 413, ws: 4413, retry: false },
  /** It did not come whole. */
  upload_broken: { http: 408, ws: 1013, retry: true },
  unsupported_content: { http: 415, ws: 4400, retry: false },
  unsupported_media_type: { http: 415, ws: 4400, retry: false },
  /** The e-mail address or the password: which of them is not told. */
  wrong_credentials: { http: 401, ws: 4401, retry: false },
  /** It needs an account. */
  not_signed_in: { http: 401, ws: 4401, retry: false },
  /** This browser was signed in until now. */
  signed_out: { http: 401, ws: 4401, retry: false },
  other_person: { http: 401, ws: 4401, retry: false },
  foreign_origin: { http: 403, ws: 4403, retry: false },
  /** The first account is not made from here. */
  setup_locked: { http: 403, ws: 4403, retry: false },
  not_allowed: { http: 403, ws: 4403, retry: false },
  /** An address that leads nowhere, whoever asks. */
  not_found: { http: 404, ws: 4404, retry: false },
  /** Unknown, or another document's: one answer. */
  file_not_found: { http: 404, ws: 4404, retry: false },
  document_not_found: { http: 404, ws: 4404, retry: false },
  /** A share link that is unknown, revoked, expired or full: one answer. */
  link_not_found: { http: 404, ws: 4404, retry: false },
  /** Of a share link. */
  wrong_password: { http: 403, ws: 4403, retry: false },
  method_not_allowed: { http: 405, ws: 4400, retry: false },
  /** The first account was made already. */
  setup_done: { http: 409, ws: 4409, retry: false },
  email_taken: { http: 409, ws: 4409, retry: false },
  /** Of a published page. */
  slug_taken: { http: 409, ws: 4409, retry: false },
  /** Nobody would look after the instance any more. */
  last_operator: { http: 409, ws: 4409, retry: false },
  page_outdated: { http: 409, ws: 4409, retry: false },
  copy_outdated: { http: 409, ws: 4409, retry: false },
  document_damaged: { http: 409, ws: 4403, retry: false },
  too_many_requests: { http: 429, ws: 1013, retry: true },
  server_full: { http: 503, ws: 1013, retry: true },
  room_full: { http: 429, ws: 1013, retry: true },
  slow_reader: { http: 429, ws: 1013, retry: true },
  /** What a guest had belongs to an account now: its pages come back as that. */
  guest_linked: { http: 503, ws: 1012, retry: true },
  restarting: { http: 503, ws: 1012, retry: true },
  storage_unavailable: { http: 503, ws: 1013, retry: true },
  internal: { http: 500, ws: 1011, retry: true },
} as const satisfies Record<string, Fault>;

export type FaultCode = keyof typeof FAULTS;

/**
 * An expected failure at a use case. The message is for the log only; `hint` is one sentence for
 * the caller about the caller's own request, and therefore never names anything else.
 */
export class AppError extends Error {
  readonly code: FaultCode;
  readonly hint: string | null;

  constructor(code: FaultCode, detail: string, options?: ErrorOptions & { hint?: string }) {
    super(`${code}: ${detail}`, options);
    this.name = 'AppError';
    this.code = code;
    this.hint = options?.hint ?? null;
  }
}

/**
 * Recognised by shape: the server and the page bundle each have their own copy of the class, so
 * `instanceof` would not see an error of the other side.
 */
export function isAppError(error: unknown): error is AppError {
  return (
    error instanceof Error &&
    error.name === 'AppError' &&
    'code' in error &&
    typeof error.code === 'string' &&
    Object.hasOwn(FAULTS, error.code)
  );
}
