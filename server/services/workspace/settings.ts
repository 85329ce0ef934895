/** How the instance was started, for operators. Secrets are not among it. */
import { DEFAULT_LIMITS, type Limits } from '../../../lib/core/limits.ts';
import type { LimitView, SettingsView } from '../../../lib/core/workspace.ts';
import { type Config, unitOf, variableOf } from '../../config.ts';
import type { StorageGauge } from '../../workspace-ports.ts';
import { type Caller, operatorOf } from '../accounts/account-needs.ts';

export interface SettingsNeeds {
  readonly config: Pick<
    Config,
    'access' | 'publicOrigin' | 'isBehindProxy' | 'dataFolder' | 'limits'
  >;
  readonly gauge: Pick<StorageGauge, 'disk'>;
  readonly version: string;
}

/** @throws AppError not_signed_in, not_allowed. */
export async function readSettings(
  { config, gauge, version }: SettingsNeeds,
  caller: Caller,
): Promise<SettingsView> {
  operatorOf(caller);
  const { access, publicOrigin, isBehindProxy, dataFolder, limits } = config;
  return {
    version,
    access,
    url: publicOrigin,
    isBehindProxy,
    dataFolder,
    disk: await gauge.disk(),
    limits: limitViews(limits),
  };
}

function limitViews(limits: Limits): LimitView[] {
  const names = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];
  return names.map((name) => ({
    limit: name,
    name: variableOf(name),
    unit: unitOf(name),
    value: limits[name],
    fallback: DEFAULT_LIMITS[name],
  }));
}
