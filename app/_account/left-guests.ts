/** Which members said of this browser's guest that it is not theirs: each is asked once. */

export const LEFT_COOKIE = 'sheaf_left';
/** More people at one browser only mean that somebody is asked again. */
const MEMBERS_MAX = 8;

/** Where a sign-in leads to `path` by the question whose the guest is, which is seldom asked. */
export function byTheGuest(path: string): string {
  return `/guest?to=${encodeURIComponent(path)}`;
}

/** @param cookie  as the browser has it; undefined: nobody has said so. */
export function isLeft(cookie: string | undefined, guestId: string, memberId: string): boolean {
  return membersIn(cookie, guestId).includes(memberId);
}

/** @returns the cookie with one more member in it. What was said of another guest is over. */
export function withLeft(cookie: string | undefined, guestId: string, memberId: string): string {
  const others = membersIn(cookie, guestId).filter((other) => other !== memberId);
  return [guestId, ...[...others, memberId].slice(-MEMBERS_MAX)].join('.');
}

function membersIn(cookie: string | undefined, guestId: string): readonly string[] {
  const [of, ...members] = (cookie ?? '').split('.');
  return of === guestId ? members : [];
}
