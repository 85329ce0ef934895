/** What the page of the own account asks of the server. */
import type { DeviceView, Estate, LeavingView } from '../../lib/core/account.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { ask } from '../_request/ask.ts';
import { leaveIfOut } from '../_request/leave-if-out.ts';

const ME = '/api/v1/me';
const DEVICES = `${ME}/devices`;
const MEMBERS = '/api/v1/members';

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
  return ask('POST', `${ME}/password`, given);
}

export function savePicture(picture: Blob): Promise<unknown> {
  return ask('PUT', `${ME}/picture`, picture);
}

export function removePicture(): Promise<unknown> {
  return ask('DELETE', `${ME}/picture`);
}

/** @param id  null: the own account. */
export function fetchLeaving(id: PersonId | null, signal: AbortSignal): Promise<LeavingView> {
  const path = id === null ? ME : `${MEMBERS}/${id}`;
  return ask('GET', `${path}/leaving`, undefined, signal);
}

export function deleteAccount(given: {
  readonly password: string;
  readonly documents: Estate;
}): Promise<unknown> {
  return ask('DELETE', ME, given);
}

export function deleteMember(id: PersonId, documents: Estate): Promise<unknown> {
  return ask('DELETE', `${MEMBERS}/${id}`, { documents });
}

/** What this browser's guest made and was given becomes the member's. */
export function linkGuest(): Promise<unknown> {
  return ask('POST', '/api/v1/me/link-guest');
}
