/** Members and open invitations, for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { MembersPage } from '../_members/MembersPage.tsx';
import { operatorPage, operatorTitle } from '../_server/operator-page.ts';
import { WorkspaceFrame } from '../_workspace/WorkspaceFrame.tsx';

export function generateMetadata(): Promise<Metadata> {
  return operatorTitle(({ members }) => members.title);
}

export default async function Members() {
  const page = await operatorPage();
  const { operator, messages, all } = page;
  const [members, invitations] = await Promise.all([
    all.accounts.members(operator.caller),
    all.accounts.invitations(operator.caller),
  ]);
  return (
    <WorkspaceFrame page={page} current="members">
      <MembersPage
        words={messages.members}
        leaving={messages.leaving}
        trashDays={all.limits.trashDays}
        ownId={operator.id}
        resetHours={all.limits.resetHours}
        first={{ members, invitations }}
        firstNowMs={Date.now()}
      />
    </WorkspaceFrame>
  );
}
