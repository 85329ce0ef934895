/** The first run: somebody names the workspace and makes the first account. */
import { timingSafeEqual } from 'node:crypto';
import type { SetupState } from '../../../lib/core/account.ts';
import type { Actor } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { AccountStore, NewSignIn } from '../../account-store.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import { checkedAccount, type NewAccount, requiredLine } from './fields.ts';
import { beginSignIn, memberRows, tokenHashOf } from './new-member.ts';

/** There is one workspace. */
export const WORKSPACE_ID = 'this';
const WORKSPACE_CHARS_MAX = 60;

export interface SetupNeeds extends AccountNeeds {
  readonly documents: {
    create(
      actor: Actor,
      first: { readonly title: string; readonly markdown: string },
    ): Promise<{ readonly url: string }>;
  };
  /** The secret in the address that the server printed; null: none was. */
  readonly setupKey: string | null;
}

export interface NewWorkspace extends NewAccount {
  readonly workspace: string;
  /** From the printed address; absent: on the machine itself. */
  readonly key?: string;
  /** Markdown of the first document. */
  readonly welcome: { readonly title: string; readonly markdown: string };
}

export async function isSetUp(store: Pick<AccountStore, 'count'>): Promise<boolean> {
  return (await store.count('member', [])) > 0;
}

export class Setup {
  readonly #needs: SetupNeeds;
  /** It never becomes undone. */
  #isDone = false;

  constructor(needs: SetupNeeds) {
    this.#needs = needs;
  }

  /** @throws AppError too_many_requests when a key is given that is one guess too many. */
  async state(caller: Caller, key?: string): Promise<SetupState> {
    if (await this.isDone()) return { is: 'done' };
    const giveBack = key === undefined ? () => {} : this.#needs.tries.takeToken(caller.address);
    if (!this.#mayBegin(caller, key)) return { is: 'locked' };
    giveBack();
    return { is: 'open' };
  }

  async isDone(): Promise<boolean> {
    this.#isDone ||= await isSetUp(this.#needs.store);
    return this.#isDone;
  }

  /** @returns the sign-in, and the path of the document to begin with. */
  async begin(caller: Caller, given: NewWorkspace): Promise<NewSignIn & { readonly path: string }> {
    const { store, limits, clock, audit, tries, log } = this.#needs;
    if (await this.isDone()) throw new AppError('setup_done', 'there is an account');
    const giveBack = tries.takeToken(caller.address);
    if (!this.#mayBegin(caller, given.key)) throw new AppError('setup_locked', 'not from here');
    giveBack();
    const name = requiredLine(given.workspace, WORKSPACE_CHARS_MAX, 'name of the workspace');
    const account = checkedAccount(given, limits);
    const { id, rows } = await memberRows(this.#needs, account, {
      isOperator: true,
      isFounder: true,
    });
    const workspace = { id: WORKSPACE_ID, name, createdAtMs: clock.nowMs() };
    // Of two setups at once the second fails here: there is one founder.
    const isMade = await store.create([...rows, { table: 'workspace', row: workspace }]);
    if (!isMade) throw new AppError('setup_done', 'outrun by another setup');
    audit.note(caller, { event: 'setup', actorId: id, subjectId: id });
    log.info('workspace.set-up', { memberId: id });
    const signIn = await beginSignIn(this.#needs, caller, id);
    return { ...signIn, path: await this.#welcome({ is: 'member', personId: id }, given) };
  }

  #mayBegin({ isDirect }: Caller, key: string | undefined): boolean {
    const { setupKey } = this.#needs;
    if (isDirect) return true;
    if (key === undefined || setupKey === null) return false;
    return timingSafeEqual(Buffer.from(tokenHashOf(key)), Buffer.from(tokenHashOf(setupKey)));
  }

  /** The account is there, with or without something to read. */
  async #welcome(actor: Actor, { welcome }: NewWorkspace): Promise<string> {
    try {
      return (await this.#needs.documents.create(actor, welcome)).url;
    } catch (err) {
      this.#needs.log.warn('welcome.not-made', { err });
      return '/';
    }
  }
}
