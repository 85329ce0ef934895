/**
 * How a document looks to everybody: its face, and whether its text is small. Attributes of the
 * shared title, since a document has no other place for what is neither title nor body.
 */
import type * as Y from 'yjs';

export const FACES = ['serif', 'sans', 'mono'] as const;
export type Face = (typeof FACES)[number];

export interface Look {
  readonly face: Face;
  readonly isSmall: boolean;
}

export const PLAIN_LOOK: Look = { face: 'serif', isSmall: false };
/** More than an update of one of these takes. */
export const LOOK_BYTES_MAX = 100;

const FACE = 'face';
const SMALL = 'small';

/** Anybody may have written it: what is no look reads as the plain one. */
export function lookOf(title: Y.Text): Look {
  const face: unknown = title.getAttribute(FACE);
  return {
    face: FACES.find((known) => known === face) ?? PLAIN_LOOK.face,
    isSmall: title.getAttribute(SMALL) === true,
  };
}

/**
 * In one transaction, and only what differs: what is plain again is taken away.
 *
 * @param origin  of the transaction: an undo that does not know it leaves the look alone.
 */
export function writeLook(title: Y.Text, next: Look, origin: unknown = null): void {
  const now = lookOf(title);
  const write = (): void => {
    if (next.face !== now.face) put(title, FACE, next.face === PLAIN_LOOK.face ? null : next.face);
    if (next.isSmall !== now.isSmall) put(title, SMALL, next.isSmall ? true : null);
  };
  if (title.doc === null) write();
  else title.doc.transact(write, origin);
}

function put(title: Y.Text, name: string, value: string | true | null): void {
  if (value === null) title.removeAttribute(name);
  else title.setAttribute(name, value);
}
