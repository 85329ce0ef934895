/** What members do about their API tokens: in a browser, so that no token makes another. */
import type { ApiTokenView, TokenWish } from '../../../lib/core/api-token.ts';
import { detailOf } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { AccountNeeds, Audit, Caller } from './account-needs.ts';
import { browserOf } from './account-needs.ts';
import type { NewApiToken } from './api-tokens.ts';
import { requiredLine } from './fields.ts';

export interface TokenNeeds extends AccountNeeds {
  /** Tokens are made and revoked as often as somebody likes. */
  readonly repeatedAudit: Audit;
}

/** @throws AppError not_signed_in. */
export async function listTokens(
  { tokens }: AccountNeeds,
  caller: Caller,
): Promise<ApiTokenView[]> {
  return tokens.list(browserOf(caller).memberId);
}

/** @throws AppError not_signed_in, bad_request with a hint. */
export async function makeToken(
  { tokens, signIns, limits, repeatedAudit }: TokenNeeds,
  caller: Caller,
  wish: TokenWish,
): Promise<NewApiToken> {
  const { memberId, signInId } = browserOf(caller);
  const name = requiredLine(wish.name, limits.labelCharsMax, 'name');
  const isStillIn = async () => (await signIns.findById(signInId)) !== null;
  const made = await tokens.make(memberId, { ...wish, name }, isStillIn);
  const { id, scope } = made.view;
  repeatedAudit.note(caller, {
    event: 'token-made',
    subjectId: id,
    detail: detailOf({ scope, label: name }),
  });
  return made;
}

/** @throws AppError not_signed_in, not_found. */
export async function revokeToken(
  { tokens, repeatedAudit }: TokenNeeds,
  caller: Caller,
  id: string,
): Promise<void> {
  const { memberId } = browserOf(caller);
  const revoked = await tokens.revoke(memberId, id);
  if (revoked === null) throw new AppError('not_found', 'no such token');
  const { scope, name } = revoked;
  const detail = detailOf({ scope, label: name });
  repeatedAudit.note(caller, { event: 'token-revoked', subjectId: id, detail });
}
