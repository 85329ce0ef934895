'use client';
/** Going along with a person; fetched when one is first followed. */
import { Late } from '../Late.tsx';
import type { Person } from '../people.ts';
import type { FollowViewProps } from './FollowView.tsx';

const loadFollow = () => import('./FollowView.tsx').then((file) => file.FollowView);

export interface FollowingProps extends Omit<FollowViewProps, 'followed'> {
  /** null: nobody. */
  readonly followed: Person | null;
}

export function Following({ followed, ...rest }: FollowingProps) {
  return (
    <Late
      load={loadFollow}
      isWanted={followed !== null}
      onMissing={rest.onEnd}
      props={followed === null ? null : { ...rest, followed }}
    />
  );
}
