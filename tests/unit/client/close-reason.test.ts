import { describe, expect, it } from 'vitest';
import {
  faultOfClose,
  isFinalClose,
  isIllegalFrameClose,
} from '../../../lib/client/close-reason.ts';
import { FAULTS } from '../../../lib/core/faults.ts';
import type { FaultCode } from '../../../lib/core/faults.ts';

const CODES = Object.keys(FAULTS) as FaultCode[];

describe('Close reason', () => {
  it('[CLIENT-14] is the code the server wrote', () => {
    for (const code of CODES) expect(faultOfClose(FAULTS[code].ws, code)).toBe(code);
  });

  it('[CLIENT-14] is found by close code when the words got lost', () => {
    const found = [4400, 4401, 4403, 4404, 4409, 4413, 1009, 1007].map((code) =>
      faultOfClose(code, ''),
    );
    expect(found).toEqual([
      'bad_frame',
      'other_person',
      'not_allowed',
      'document_not_found',
      'page_outdated',
      'too_large',
      'too_large',
      'bad_frame',
    ]);
    expect(faultOfClose(4404, 'toString')).toBe('document_not_found');
  });

  it('[CLIENT-14] is final exactly where another attempt cannot help', () => {
    const isRetried = (code: FaultCode) => !isFinalClose(FAULTS[code].ws);
    expect(CODES.filter(isRetried)).toEqual(CODES.filter((code) => FAULTS[code].retry));
    expect([4399, 4400, 4499, 4500].map(isFinalClose)).toEqual([false, true, true, false]);
    expect([1000, 1006, 1009, 1012].map(isIllegalFrameClose)).toEqual([false, false, true, false]);
  });
});
