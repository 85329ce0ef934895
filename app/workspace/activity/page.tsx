/** The audit log, for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { operatorPage, operatorTitle } from '../../_server/operator-page.ts';
import {
  ACTIVITY_PAGE,
  hasDays,
  listFilterOf,
  readFilter,
} from '../../_workspace/activity-filter.ts';
import { ActivityPage } from '../../_workspace/ActivityPage.tsx';
import { WorkspaceFrame } from '../../_workspace/WorkspaceFrame.tsx';

interface ActivityProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export function generateMetadata(): Promise<Metadata> {
  return operatorTitle(({ workspace }) => workspace.activity.title);
}

export default async function WorkspaceActivity({ searchParams }: ActivityProps) {
  const page = await operatorPage();
  const { operator, messages, all } = page;
  const filter = readFilter(await searchParams);
  const [members, first] = await Promise.all([
    all.accounts.members(operator.caller),
    // When a day begins only the visitor's browser knows.
    hasDays(filter)
      ? null
      : all.accounts.audit(operator.caller, { ...listFilterOf(filter), limit: ACTIVITY_PAGE }),
  ]);
  return (
    <WorkspaceFrame page={page} current="activity">
      <ActivityPage
        words={messages.workspace}
        sentences={messages.audit}
        roles={messages.share.roles}
        people={members.map(({ id, name }) => ({ id, name }))}
        auditDays={all.limits.auditDays}
        firstFilter={filter}
        first={first}
        firstNowMs={Date.now()}
      />
    </WorkspaceFrame>
  );
}
