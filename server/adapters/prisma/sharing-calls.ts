/** The part of the talk between the serving thread and the database thread that is about sharing. */
import { assertNever } from '../../../lib/std/assert.ts';
import type { AccessRequests, Directory } from '../../asking-ports.ts';
import type { ShareLinks, Sharing } from '../../sharing-ports.ts';
import type { WorkspaceLinks } from '../../workspace-ports.ts';

/** A call for each method of a port, with the arguments as they are. */
export type CallsOf<Prefix extends string, Port> = {
  readonly [Method in keyof Port & string as `${Prefix}.${Method}`]: Port[Method] extends (
    ...takes: infer Takes
  ) => Promise<infer Gives>
    ? { takes: Takes; gives: Gives }
    : never;
};

/** What answers them, at the database thread's end. */
export interface SharingPorts {
  readonly sharing: Sharing;
  readonly links: ShareLinks;
  readonly allLinks: WorkspaceLinks;
  readonly requests: AccessRequests;
  readonly directory: Directory;
}

export type SharingCalls = CallsOf<'sharing', Sharing> &
  CallsOf<'links', ShareLinks> &
  CallsOf<'allLinks', WorkspaceLinks> &
  CallsOf<'requests', AccessRequests> &
  CallsOf<'directory', Directory>;
type SharingCallName = keyof SharingCalls;

export type SharingCall = {
  readonly [Name in SharingCallName]: {
    readonly name: Name;
    readonly takes: SharingCalls[Name]['takes'];
  };
}[SharingCallName];

/** The serving thread's end. */
export type AskSharing = <Name extends SharingCallName>(
  name: Name,
  takes: SharingCalls[Name]['takes'],
) => Promise<SharingCalls[Name]['gives']>;

export function sharingOver(ask: AskSharing): Sharing {
  return {
    givenIn: (...takes) => ask('sharing.givenIn', takes),
    givenTo: (...takes) => ask('sharing.givenTo', takes),
    shared: (...takes) => ask('sharing.shared', takes),
    setReach: (...takes) => ask('sharing.setReach', takes),
    members: (...takes) => ask('sharing.members', takes),
    setMember: (...takes) => ask('sharing.setMember', takes),
    messageTo: (...takes) => ask('sharing.messageTo', takes),
    forgetMessage: (...takes) => ask('sharing.forgetMessage', takes),
    removePerson: (...takes) => ask('sharing.removePerson', takes),
    giveTo: (...takes) => ask('sharing.giveTo', takes),
  };
}

export function shareLinksOver(ask: AskSharing): ShareLinks {
  return {
    create: (...takes) => ask('links.create', takes),
    find: (...takes) => ask('links.find', takes),
    ofDocument: (...takes) => ask('links.ofDocument', takes),
    ofMaker: (...takes) => ask('links.ofMaker', takes),
    change: (...takes) => ask('links.change', takes),
    revoke: (...takes) => ask('links.revoke', takes),
    redeem: (...takes) => ask('links.redeem', takes),
    visitors: (...takes) => ask('links.visitors', takes),
    nextExpiryMs: (...takes) => ask('links.nextExpiryMs', takes),
    expiredBetween: (...takes) => ask('links.expiredBetween', takes),
  };
}

export function workspaceLinksOver(ask: AskSharing): WorkspaceLinks {
  return {
    list: (...takes) => ask('allLinks.list', takes),
    documentOf: (...takes) => ask('allLinks.documentOf', takes),
    revokeOf: (...takes) => ask('allLinks.revokeOf', takes),
  };
}

export function requestsOver(ask: AskSharing): AccessRequests {
  return {
    ask: (...takes) => ask('requests.ask', takes),
    ofDocument: (...takes) => ask('requests.ofDocument', takes),
    count: (...takes) => ask('requests.count', takes),
    remove: (...takes) => ask('requests.remove', takes),
  };
}

export function directoryOver(ask: AskSharing): Directory {
  return { search: (...takes) => ask('directory.search', takes) };
}

/** The database thread's end. */
export function answerSharing(
  { sharing, links, allLinks, requests, directory }: SharingPorts,
  call: SharingCall,
): Promise<unknown> {
  switch (call.name) {
    case 'sharing.givenIn':
      return sharing.givenIn(...call.takes);
    case 'sharing.givenTo':
      return sharing.givenTo(...call.takes);
    case 'sharing.shared':
      return sharing.shared(...call.takes);
    case 'sharing.setReach':
      return sharing.setReach(...call.takes);
    case 'sharing.members':
      return sharing.members(...call.takes);
    case 'sharing.setMember':
      return sharing.setMember(...call.takes);
    case 'sharing.messageTo':
      return sharing.messageTo(...call.takes);
    case 'sharing.forgetMessage':
      return sharing.forgetMessage(...call.takes);
    case 'sharing.removePerson':
      return sharing.removePerson(...call.takes);
    case 'sharing.giveTo':
      return sharing.giveTo(...call.takes);
    case 'links.create':
      return links.create(...call.takes);
    case 'links.find':
      return links.find(...call.takes);
    case 'links.ofDocument':
      return links.ofDocument(...call.takes);
    case 'links.ofMaker':
      return links.ofMaker(...call.takes);
    case 'links.change':
      return links.change(...call.takes);
    case 'links.revoke':
      return links.revoke(...call.takes);
    case 'links.redeem':
      return links.redeem(...call.takes);
    case 'links.visitors':
      return links.visitors(...call.takes);
    case 'links.nextExpiryMs':
      return links.nextExpiryMs(...call.takes);
    case 'links.expiredBetween':
      return links.expiredBetween(...call.takes);
    case 'requests.ask':
      return requests.ask(...call.takes);
    case 'requests.ofDocument':
      return requests.ofDocument(...call.takes);
    case 'requests.count':
      return requests.count(...call.takes);
    case 'requests.remove':
      return requests.remove(...call.takes);
    case 'directory.search':
      return directory.search(...call.takes);
    case 'allLinks.list':
      return allLinks.list(...call.takes);
    case 'allLinks.documentOf':
      return allLinks.documentOf(...call.takes);
    case 'allLinks.revokeOf':
      return allLinks.revokeOf(...call.takes);
    default:
      return assertNever(call);
  }
}
