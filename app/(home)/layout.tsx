/** Bar and column shared by the list and the trash. */
import type { ReactNode } from 'react';
import { HomeFrame } from '../_home/HomeFrame.tsx';
import { homeRequest } from '../_server/home-request.ts';

export default async function HomeLayout({ children }: { readonly children: ReactNode }) {
  const { all, actor, preferences, maySignIn } = await homeRequest();
  return (
    <HomeFrame
      me={await all.people.me(actor)}
      preferences={preferences}
      nameCharsMax={all.limits.nameCharsMax}
      maySignIn={maySignIn}
    >
      {children}
    </HomeFrame>
  );
}
