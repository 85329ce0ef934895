/** What most documents of tests are: open to whoever has their address. */
import { reachOfNew } from '../../lib/core/policy.ts';

export const OPEN_REACH = reachOfNew('open', null);
