/** What the instance stores, for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { operatorPage, operatorTitle } from '../../_server/operator-page.ts';
import { StoragePage } from '../../_workspace/StoragePage.tsx';
import { WorkspaceFrame } from '../../_workspace/WorkspaceFrame.tsx';

export function generateMetadata(): Promise<Metadata> {
  return operatorTitle(({ workspace }) => workspace.storage.title);
}

/** Measuring may take a while: the page does not wait for it. */
export default async function WorkspaceStorage() {
  const page = await operatorPage();
  return (
    <WorkspaceFrame page={page} current="storage">
      <StoragePage words={page.messages.workspace} />
    </WorkspaceFrame>
  );
}
