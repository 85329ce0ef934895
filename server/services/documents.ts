/** What people do with documents: one function per use case, each asks the policy first. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { detailOf } from '../../lib/core/audit.ts';
import type { ContentFormat, DocumentRecord, DocumentView } from '../../lib/core/document.ts';
import { AppError, isAppError } from '../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { mayCreate } from '../../lib/core/policy.ts';
import type { Pictures } from '../person-ports.ts';
import type { Bus, People, UpdateLog } from '../ports.ts';
import type { Sharing } from '../sharing-ports.ts';
import { accessDocument } from './access-document.ts';
import { accessToChange } from './access-to-change.ts';
import type { Audit, Caller } from './accounts/account-needs.ts';
import { cleanLine } from './clean-text.ts';
import { listDocuments, listOwners } from './document-list.ts';
import { type ViewNeeds, viewOf } from './document-view.ts';
import type { MakeNeeds } from './make-document.ts';
import { makeDocument } from './make-document.ts';
import type { Projector } from './projection.ts';
import { readableContent } from './readable-content.ts';
import type { DocumentContent, DocumentServices, NewDocument } from './services.ts';

export interface DocumentNeeds extends MakeNeeds {
  readonly sharing: Sharing;
  readonly people: Pick<People, 'findAll'>;
  readonly pictures: Pick<Pictures, 'idsOf'>;
  readonly requests: ViewNeeds['requests'];
  readonly updateLog: UpdateLog;
  readonly bus: Bus;
  readonly projector: Projector;
  /** For what somebody may do over and over. */
  readonly repeatedAudit: Audit;
  readonly limits: Limits;
}

export function makeDocuments(needs: DocumentNeeds): DocumentServices {
  return {
    create: (actor, first) => create(needs, actor, first),
    read: (actor, id) => read(needs, actor, id),
    open: (actor, id) => open(needs, actor, id),
    list: (actor, query) => listDocuments(needs, actor, query),
    owners: (actor, view) => listOwners(needs, actor, view),
    rename: (caller, id, title) => rename(needs, caller, id, title),
    duplicate: (actor, id, title) => duplicate(needs, actor, id, title),
    trash: (caller, id) => trash(needs, caller, id),
    restore: (caller, id) => restore(needs, caller, id),
    content: (caller, id, format) => content(needs, caller, id, format),
  };
}

async function create(needs: DocumentNeeds, actor: Actor, first: NewDocument) {
  expectMaker(needs, actor);
  const title = cleanLine(first.title ?? '', needs.limits.titleCharsMax, 'title');
  const update = await needs.worker.seed({ title, markdown: first.markdown ?? '' });
  return viewOfOwn(needs, actor, await makeDocument(needs, actor, update));
}

function expectMaker({ access }: DocumentNeeds, actor: Actor): void {
  if (mayCreate(actor, access)) return;
  const hint =
    access === 'members'
      ? 'Only people with an account may make documents here.'
      : 'Only people with an account, and guests, may make documents here.';
  throw new AppError('not_allowed', `${actor.is} makes no documents`, { hint });
}

function viewOfOwn(needs: DocumentNeeds, actor: Actor, record: DocumentRecord) {
  return viewOf(needs, actor, { record, role: 'owner' });
}

async function read(needs: DocumentNeeds, actor: Actor, id: string): Promise<DocumentView> {
  return viewOf(needs, actor, await accessDocument(needs, actor, id, 'read'));
}

async function open(needs: DocumentNeeds, actor: Actor, id: string): Promise<DocumentView> {
  const accessed = await accessDocument(needs, actor, id, 'read');
  const personId = personOf(actor);
  if (personId !== null) await noteVisit(needs, accessed.record.id, personId);
  needs.projector.opened(accessed.record);
  return viewOf(needs, actor, accessed);
}

/** A full disk must not keep anybody from reading: the list lacks this visit then. */
async function noteVisit(needs: DocumentNeeds, id: DocumentId, personId: PersonId): Promise<void> {
  try {
    await needs.documents.noteOpened(id, personId, needs.clock.nowMs());
  } catch (error) {
    if (!isAppError(error) || error.code !== 'storage_unavailable') throw error;
    needs.log.warn('visit.lost', { documentId: id });
  }
}

async function rename(needs: DocumentNeeds, caller: Caller, id: string, given: string) {
  const { actor } = caller;
  const { record, role } = await accessToChange(needs, caller, id, 'edit');
  const title = cleanLine(given, needs.limits.titleCharsMax, 'title');
  await needs.sync.edit(record.id, (now) => needs.worker.retitle(now, title));
  needs.projector.credited(record.id, personOf(actor));
  // The list follows the content by a moment; the answer already tells what was stored.
  const renamed = { ...record, projection: { ...record.projection, title } };
  return viewOf(needs, actor, { record: renamed, role });
}

async function duplicate(needs: DocumentNeeds, actor: Actor, id: string, given?: string) {
  const { record } = await accessDocument(needs, actor, id, 'duplicate');
  expectMaker(needs, actor);
  const { titleCharsMax } = needs.limits;
  const original = await needs.updateLog.load(record.id);
  // The stored title may be longer than one given here: people type it in the page.
  const title =
    given === undefined
      ? (await needs.worker.project(original)).title
      : cleanLine(given, titleCharsMax, 'title');
  const update = await needs.worker.copy(original, title);
  return viewOfOwn(needs, actor, await makeDocument(needs, actor, update));
}

/** Trashing what is in the trash already is no error: the wish is fulfilled. */
async function trash(needs: DocumentNeeds, caller: Caller, id: string): Promise<DocumentView> {
  const { actor } = caller;
  const { record, role } = await accessDocument(needs, actor, id, 'read');
  if (record.trashedAtMs !== null) return viewOf(needs, actor, { record, role });
  await accessToChange(needs, caller, id, 'trash');
  const trashedAtMs = needs.clock.nowMs();
  await needs.documents.setTrashed(record.id, trashedAtMs);
  needs.bus.publish({ is: 'close', documentId: record.id, code: 'document_not_found' });
  needs.repeatedAudit.note(caller, { event: 'document-trashed', subjectId: record.id });
  needs.log.info('document.trashed', { documentId: record.id });
  return viewOf(needs, actor, { record: { ...record, trashedAtMs }, role });
}

async function restore(needs: DocumentNeeds, caller: Caller, id: string): Promise<DocumentView> {
  const { actor } = caller;
  const { record, role } = await accessDocument(needs, actor, id, 'restore');
  if (record.trashedAtMs !== null) {
    await needs.documents.setTrashed(record.id, null);
    needs.repeatedAudit.note(caller, { event: 'document-restored', subjectId: record.id });
    needs.log.info('document.restored', { documentId: record.id });
  }
  return viewOf(needs, actor, { record: { ...record, trashedAtMs: null }, role });
}

async function content(
  needs: DocumentNeeds,
  caller: Caller,
  id: string,
  format: ContentFormat,
): Promise<DocumentContent> {
  const { record } = await accessDocument(needs, caller.actor, id, 'read');
  const stored = await readableContent(needs.updateLog, record.id);
  const body = await needs.worker.render(stored, format);
  // Pages read over their socket: whoever asks for this takes the text with it.
  const detail = detailOf({ format });
  needs.repeatedAudit.note(caller, { event: 'exported', subjectId: record.id, detail });
  return { title: record.projection.title, format, body };
}
