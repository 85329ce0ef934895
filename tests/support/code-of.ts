/** How an attempt ended: the code of its failure, or none. A bug stays a bug. */
import type { FaultCode } from '../../lib/core/faults.ts';
import { isAppError } from '../../lib/core/faults.ts';

export async function codeOf(attempt: Promise<unknown>): Promise<FaultCode | 'none'> {
  try {
    await attempt;
    return 'none';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}
