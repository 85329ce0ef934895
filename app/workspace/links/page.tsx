/** Everybody's share links, for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { operatorPage, operatorTitle } from '../../_server/operator-page.ts';
import { PublicationList } from '../../_workspace/PublicationList.tsx';
import { WorkspaceFrame } from '../../_workspace/WorkspaceFrame.tsx';
import { WorkspaceLinksPage } from '../../_workspace/WorkspaceLinksPage.tsx';

export function generateMetadata(): Promise<Metadata> {
  return operatorTitle(({ workspace }) => workspace.links.title);
}

export default async function WorkspaceLinks() {
  const page = await operatorPage();
  const { operator, messages, all } = page;
  const nowMs = Date.now();
  const [links, publications] = await Promise.all([
    all.workspace.links(operator.caller, null),
    all.workspace.publications(operator.caller),
  ]);
  return (
    <WorkspaceFrame page={page} current="links">
      <WorkspaceLinksPage
        words={messages.workspace}
        shareWords={messages.share}
        linksMax={all.limits.workspaceLinksMax}
        first={links}
        firstNowMs={nowMs}
      />
      <PublicationList words={messages.workspace} first={publications} firstNowMs={nowMs} />
    </WorkspaceFrame>
  );
}
