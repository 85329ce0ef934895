/** The authorisation matrix of accounts: every method of every address that is about them. */

/**
 * Answers to an operator, another member, a guest, and nobody. All of
 * them ask about others than themselves, and send what an operator is allowed.
 */
export const ACCOUNT_GRID = `
                                    | ope mem | gue nob
GET    /audit                       | 200 403 | 401 401
GET    /invitations                 | 200 403 | 401 401
POST   /invitations                 | 201 403 | 401 401
DELETE /invitations/[invitationId]  | 204 403 | 401 401
GET    /invite/[token]              | 200 200 | 200 200
POST   /invite/[token]              | 201 201 | 201 201
PATCH  /me                          | 200 200 | 401 401
DELETE /me                          | 403 403 | 401 401
GET    /me/guest                    | 200 200 | 401 401
POST   /me/link-guest               | 204 204 | 401 401
GET    /me/devices                  | 200 200 | 401 401
DELETE /me/devices                  | 204 204 | 401 401
DELETE /me/devices/[deviceId]       | 404 404 | 401 401
GET    /me/leaving                  | 200 200 | 401 401
POST   /me/password                 | 403 403 | 401 401
PUT    /me/picture                  | 200 200 | 401 401
DELETE /me/picture                  | 204 204 | 401 401
GET    /me/tokens                   | 200 200 | 401 401
POST   /me/tokens                   | 201 201 | 401 401
DELETE /me/tokens/[tokenId]         | 404 404 | 401 401
GET    /members                     | 200 403 | 401 401
PATCH  /members/[memberId]          | 200 403 | 401 401
DELETE /members/[memberId]          | 204 403 | 401 401
GET    /members/[memberId]/leaving  | 200 403 | 401 401
POST   /members/[memberId]/reset    | 201 403 | 401 401
GET    /pictures                    | 200 200 | 401 401
GET    /pictures/[pictureId]        | 200 200 | 200 200
GET    /reset/[token]               | 200 200 | 200 200
POST   /reset/[token]               | 404 404 | 404 404
GET    /setup                       | 200 200 | 200 200
POST   /setup                       | 409 409 | 409 409
POST   /sign-in                     | 401 401 | 401 401
POST   /sign-out                    | 204 204 | 204 204
GET    /workspace/links             | 200 403 | 401 401
DELETE /workspace/links/[linkId]    | 204 403 | 401 401
DELETE /workspace/people/[personId]/links | 200 403 | 401 401
GET    /workspace/publications      | 200 403 | 401 401
DELETE /workspace/publications/[documentId] | 204 403 | 401 401
GET    /workspace/settings          | 200 403 | 401 401
GET    /workspace/storage           | 200 403 | 401 401
`;

export const ACCOUNT_ROUTES: ReadonlySet<string> = new Set(accountRows().map(({ route }) => route));

export function accountRows() {
  const [, ...lines] = ACCOUNT_GRID.trim().split('\n');
  return lines.map((line) => {
    const [name = '', ...cells] = line.split('|');
    const [method = '', path = ''] = name.trim().split(/\s+/);
    const statuses = cells.flatMap((cell) => cell.trim().split(/\s+/).map(Number));
    return { route: `${method} ${path}`, statuses };
  });
}
