/** What operators see and do over all documents, as pages and routes ask for it. */
import type { WorkspacePublicationView } from '../../../lib/core/publication.ts';
import type { SettingsView, StorageView, WorkspaceLinkView } from '../../../lib/core/workspace.ts';
import type { Caller } from '../accounts/account-needs.ts';
import * as publications from './publications.ts';
import { readSettings, type SettingsNeeds } from './settings.ts';
import { Storage, type StorageNeeds } from './storage.ts';
import * as links from './workspace-links.ts';

export type WorkspaceNeeds = links.WorkspaceLinkNeeds &
  publications.WorkspacePublicationNeeds &
  StorageNeeds &
  SettingsNeeds;

/** Operators only, signed in with a browser. Ids come as people typed them. */
export interface WorkspaceServices {
  /** @param ownerId  of the documents; null: of everybody. */
  links(caller: Caller, ownerId: string | null): Promise<WorkspaceLinkView[]>;
  /** Has taken effect for everybody who has the document open before the answer; so has the next. */
  revokeLink(caller: Caller, linkId: string): Promise<void>;
  revokeLinksOf(caller: Caller, ownerId: string): Promise<number>;
  publications(caller: Caller): Promise<WorkspacePublicationView[]>;
  removePublication(caller: Caller, documentId: string): Promise<void>;
  storage(caller: Caller): Promise<StorageView>;
  settings(caller: Caller): Promise<SettingsView>;
}

export function makeWorkspace(needs: WorkspaceNeeds): WorkspaceServices {
  const storage = new Storage(needs);
  return {
    links: (caller, ownerId) => links.listLinks(needs, caller, ownerId),
    revokeLink: (caller, linkId) => links.revokeLink(needs, caller, linkId),
    revokeLinksOf: (caller, ownerId) => links.revokeLinksOf(needs, caller, ownerId),
    publications: (caller) => publications.listPublications(needs, caller),
    removePublication: (caller, id) => publications.removePublication(needs, caller, id),
    storage: (caller) => storage.view(caller),
    settings: (caller) => readSettings(needs, caller),
  };
}
