/** How the instance was started, for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { operatorPage, operatorTitle } from '../../_server/operator-page.ts';
import { SettingsPage } from '../../_workspace/SettingsPage.tsx';
import { WorkspaceFrame } from '../../_workspace/WorkspaceFrame.tsx';

export function generateMetadata(): Promise<Metadata> {
  return operatorTitle(({ workspace }) => workspace.settings.title);
}

export default async function WorkspaceSettings() {
  const page = await operatorPage();
  const { operator, messages, all } = page;
  return (
    <WorkspaceFrame page={page} current="settings">
      <SettingsPage
        words={messages.workspace}
        limitWords={messages.limits}
        settings={await all.workspace.settings(operator.caller)}
      />
    </WorkspaceFrame>
  );
}
