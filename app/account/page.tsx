/** The own account of a member. */
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { OwnAccountPage } from '../_account/OwnAccountPage.tsx';
import { HomeFrame } from '../_home/HomeFrame.tsx';
import { preferences } from '../_server/preferences.ts';
import { services } from '../_server/services.ts';
import { signedInMember } from '../_server/signed-in-member.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).ownAccount.title };
}

export default async function Account() {
  const [member, wishes] = await Promise.all([signedInMember(), preferences()]);
  if (member === null) redirect('/sign-in?to=/account');
  const { accounts, limits } = services();
  const words = messagesFor(wishes.locale);
  const { account, ownAccount, leaving, guest: guestWords, tokens } = words;
  const firstNowMs = Date.now();
  const [first, guest, firstTokens] = await Promise.all([
    accounts.devices(member.caller),
    accounts.guest(member.caller),
    accounts.tokens(member.caller),
  ]);
  return (
    <HomeFrame me={member.me} preferences={wishes} nameCharsMax={limits.nameCharsMax}>
      <OwnAccountPage
        words={ownAccount}
        fields={account.fields}
        leaving={leaving}
        me={member.me}
        account={member.account}
        nameCharsMax={limits.nameCharsMax}
        pictureLimits={{
          bytesMax: limits.pictureBytesMax,
          pixelsMax: limits.pictureSidePixelsMax,
        }}
        trashDays={limits.trashDays}
        guestWords={guestWords}
        guest={guest}
        first={first}
        firstNowMs={firstNowMs}
        tokens={{
          words: tokens,
          nameCharsMax: limits.labelCharsMax,
          first: firstTokens,
          firstNowMs,
        }}
      />
    </HomeFrame>
  );
}
