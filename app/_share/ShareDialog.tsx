'use client';
/** Who gets into this document, and how: the one place where that is seen and changed. */
import { may } from '../../lib/core/policy.ts';
import { OwnAccess } from './OwnAccess.tsx';
import { Sharing } from './Sharing.tsx';
import type { ShareDialogProps } from './share-dialog-props.ts';

export function ShareDialog(props: ShareDialogProps) {
  // What was begun in it is forgotten with it.
  if (!props.isOpen) return null;
  const mayShare = props.isOwned && may(props.role, 'share');
  return mayShare ? <Sharing {...props} /> : <OwnAccess {...props} />;
}
