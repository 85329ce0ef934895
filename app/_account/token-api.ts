/** What the page of the own account asks of the server about API tokens. */
import type { ApiTokenView, TokenWish } from '../../lib/core/api-token.ts';
import { ask } from '../_request/ask.ts';
import { leaveIfOut } from '../_request/leave-if-out.ts';

const TOKENS = '/api/v1/me/tokens';

/** The token itself is told this once. */
export type NewToken = ApiTokenView & { readonly token: string };

export async function listTokens(signal: AbortSignal): Promise<readonly ApiTokenView[]> {
  try {
    const answer = ask<{ readonly tokens: readonly ApiTokenView[] }>(
      'GET',
      TOKENS,
      undefined,
      signal,
    );
    return (await answer).tokens;
  } catch (error) {
    return leaveIfOut(error, '/account');
  }
}

export function makeToken(wish: TokenWish): Promise<NewToken> {
  return ask('POST', TOKENS, wish);
}

export function revokeToken(id: string): Promise<unknown> {
  return ask('DELETE', `${TOKENS}/${id}`);
}
