/** Why the server closed a socket for good. */
import { FAULTS } from '../core/faults.ts';
import type { FaultCode } from '../core/faults.ts';

/** For a reason that got lost on the way, by close code. */
const BY_CLOSE_CODE: Readonly<Record<number, FaultCode>> = {
  1009: 'too_large',
  4401: 'other_person',
  4403: 'not_allowed',
  4404: 'document_not_found',
  4409: 'page_outdated',
  4413: 'too_large',
};

export function faultOfClose(code: number, reason: string): FaultCode {
  if (Object.hasOwn(FAULTS, reason)) return reason as FaultCode;
  return BY_CLOSE_CODE[code] ?? 'bad_frame';
}

/** 4400 to 4499: the server's decision, which another attempt cannot change. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code <= 4499;
}

/** RFC 6455 section 7.4.1: this end sent something illegal, and would send it again. */
export function isIllegalFrameClose(code: number): boolean {
  return code === 1002 || code === 1003 || code === 1007 || code === 1009;
}
