/** stub */
import type { Scenario } from './scenario.ts';
export const STORAGE_SCENARIOS: readonly Scenario[] = [];
