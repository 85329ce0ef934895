/** What pages and routes may ask about letting people in by name, and about asking to be let in. */
import type { Actor } from '../../lib/core/actor.ts';
import type {
  CandidateView,
  GrantedRole,
  GreetingView,
  SharingView,
} from '../../lib/core/sharing.ts';
import type { Caller } from './accounts/account-needs.ts';

/** Owners with an account only; everybody else as in `SharingServices`. */
export interface AddingServices {
  /**
   * Whom one could add: members whose name has `search` in it, or whose address begins with it.
   * @throws AppError bad_request, too_many_requests.
   */
  candidates(actor: Actor, documentId: string, search: string): Promise<CandidateView[]>;
  /**
   * @throws AppError not_found: nobody has an account by that id or address; bad_request: the owner,
   *   or one person too many; too_many_requests.
   */
  add(caller: Caller, documentId: string, wish: AddWish): Promise<SharingView>;
  /**
   * Makes somebody with an account, whom the document knows, its owner; also for owners without one.
   * @throws AppError not_found: the document does not know it; bad_request: it has no account.
   */
  makeOwner(caller: Caller, documentId: string, personId: string): Promise<void>;
}

export interface AddWish {
  readonly who: { readonly personId: string } | { readonly email: string };
  readonly role: GrantedRole;
  /** For whoever is let in, one line; read with the first opening. */
  readonly message?: string;
}

export interface AskingServices {
  /**
   * Asks the owner of a document, if there is one, to be let in. Nothing in the answer, its time
   * included, tells whether there is.
   * @throws AppError not_signed_in, bad_request, too_many_requests; document_not_found only when it
   *   could not be the id of any document.
   */
  ask(actor: Actor, documentId: string, message: string): Promise<void>;
  /** Owners only. @throws AppError not_found: this person does not ask. */
  approve(
    caller: Caller,
    documentId: string,
    personId: string,
    role: GrantedRole,
  ): Promise<SharingView>;
  /** Owners only. @throws AppError not_found: this person does not ask. */
  decline(caller: Caller, documentId: string, personId: string): Promise<void>;
}

/** What of the documents that one may open is in one's own list. */
export interface VisitServices {
  /** Out of it, as far as it is there for having been opened. */
  forget(actor: Actor, documentId: string): Promise<void>;
  /** Back into it. */
  note(actor: Actor, documentId: string): Promise<void>;
  /** What this person was told on being added, until it has read that; null: nothing. */
  greeting(actor: Actor, documentId: string): Promise<GreetingView | null>;
  forgetGreeting(actor: Actor, documentId: string): Promise<void>;
}
