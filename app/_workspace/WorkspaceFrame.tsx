/** What the pages of operators have in common: the bar on top, and the tabs that lead from one to the next. */
import type { ReactNode } from 'react';
import { HomeFrame } from '../_home/HomeFrame.tsx';
import type { OperatorPage } from '../_server/operator-page.ts';
import { WorkspaceTabs, type WorkspaceTab } from './WorkspaceTabs.tsx';

export interface WorkspaceFrameProps {
  readonly page: OperatorPage;
  readonly current: WorkspaceTab;
  readonly children: ReactNode;
}

export function WorkspaceFrame({ page, current, children }: WorkspaceFrameProps) {
  const { operator, preferences, messages, all } = page;
  return (
    <HomeFrame me={operator.me} preferences={preferences} nameCharsMax={all.limits.nameCharsMax}>
      <WorkspaceTabs words={messages.workspace.tabs} current={current} />
      {children}
    </HomeFrame>
  );
}
