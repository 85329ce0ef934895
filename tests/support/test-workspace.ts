/** What operators look after, over memory, with somebody who looks after it. */
import type { PersonId } from '../../lib/core/ids.ts';
import { MemoryGauge } from '../../server/adapters/memory/storage-gauge.ts';
import { MemoryWorkspaceLinks } from '../../server/adapters/memory/workspace-links.ts';
import { parseConfig } from '../../server/config.ts';
import type { Caller } from '../../server/services/accounts/account-needs.ts';
import { makeWorkspace } from '../../server/services/workspace/workspace.ts';
import type { StorageGauge } from '../../server/workspace-ports.ts';
import { by, testSharing, type TestWorld } from './test-services.ts';

export const OPERATOR: Caller = by({
  is: 'member',
  personId: 'm_OOOOOOOOOOOOOOOOOOOOOA' as PersonId,
  isOperator: true,
  proof: { is: 'sign-in', id: 'device' },
});

export interface WorkspaceWorld extends TestWorld {
  readonly gauge?: StorageGauge;
  readonly env?: Readonly<Record<string, string>>;
}

export function testWorkspace(options: WorkspaceWorld = {}) {
  const world = testSharing({ access: 'guests', ...options });
  return { ...world, workspace: workspaceOf(world, options) };
}

/** The same over a world that is there. */
export function workspaceOf(
  world: ReturnType<typeof testSharing>,
  { gauge, env = {} }: WorkspaceWorld = {},
) {
  const config = parseConfig(env);
  if (!config.ok) throw new Error(config.why.join('\n'));
  return makeWorkspace({
    ...world.needs,
    watch: world.watch,
    workspaceLinks: new MemoryWorkspaceLinks(world.tables),
    gauge: gauge ?? new MemoryGauge(world.tables),
    config: config.value,
    version: '1.2.3',
  });
}
