/** What the page of the own account asks of the server. */
import type { DeviceView } from '../../lib/core/account.ts';
import { ask } from '../_request/ask.ts';
import { leaveIfOut } from '../_request/leave-if-out.ts';

const DEVICES = '/api/v1/me/devices';

export async function listDevices(signal: AbortSignal): Promise<readonly DeviceView[]> {
  try {
    const answer = ask<{ readonly devices: readonly DeviceView[] }>(
      'GET',
      DEVICES,
      undefined,
      signal,
    );
    return (await answer).devices;
  } catch (error) {
    return leaveIfOut(error, '/account');
  }
}

export function endDevice(id: string): Promise<unknown> {
  return ask('DELETE', `${DEVICES}/${id}`);
}

export function endOtherDevices(): Promise<unknown> {
  return ask('DELETE', DEVICES);
}

export function changePassword(given: {
  readonly current: string;
  readonly next: string;
}): Promise<unknown> {
  return ask('POST', '/api/v1/me/password', given);
}

/** What this browser's guest made and was given becomes the member's. */
export function linkGuest(): Promise<unknown> {
  return ask('POST', '/api/v1/me/link-guest');
}
