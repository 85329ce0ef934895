/** stub */
import type { Scenario } from './scenario.ts';
export const OPENING_SCENARIOS: readonly Scenario[] = [];
