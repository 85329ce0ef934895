import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../../../lib/core/document.ts';
import type { PersonId } from '../../../../../lib/core/ids.ts';
import type { Caller } from '../../../../../server/services/accounts/account-needs.ts';
import { MemorySharing } from '../../../../../server/adapters/memory/sharing.ts';
import { codeOf } from '../../../../support/code-of.ts';
import { pngHead } from '../../../../support/pictures.ts';
import { aDocument } from '../../../../support/store-records.ts';
import {
  ADA,
  aCaller,
  BOB,
  joinedByBob,
  callerOf,
  setUpByAda,
  type TestAccounts,
  testAccounts,
} from '../../../../support/test-accounts.ts';

const CLEO = { name: 'Cleo', email: 'cleo@example.org', password: 'a steam engine' };

let test: TestAccounts;
let ada: Caller;
let bob: Caller;
let cleo: Caller;

beforeEach(async () => {
  test = testAccounts();
  ada = await setUpByAda(test);
  bob = await joinedByBob(test, ada);
  const { token } = await test.accounts.invite(ada, { label: 'Cleo', isOperator: false });
  cleo = await callerOf(test, await test.accounts.join(aCaller(), token, CLEO));
});

function idOf({ actor }: Caller): PersonId {
  if (actor.is !== 'member') throw new Error('no member');
  return actor.personId;
}

const ownedBy = (caller: Caller, change: Partial<DocumentRecord> = {}) =>
  aDocument(test.documents, { ownerId: idOf(caller), reach: 'added', ...change });
const leave = (caller: Caller, password: string, handTo?: string) =>
  test.accounts.leave(caller, {
    password,
    documents: handTo === undefined ? 'trash' : { handTo },
  });
const noted = async () =>
  (await test.accounts.audit(ada, { events: ['account-deleted'] })).map(
    ({ actorId, subjectId, detail }) => ({ actorId, subjectId, detail }),
  );

describe('leaving', () => {
  it('[ACCOUNT-47] hands documents to another member, and signs out everywhere', async () => {
    const { id } = await ownedBy(bob);
    const visited = await ownedBy(ada);
    await new MemorySharing(test.tables).setMember(visited.id, idOf(bob), 'editor', 1);
    const other = await test.accounts.signIn(aCaller(), BOB);
    await leave(bob, BOB.password, idOf(cleo));
    expect(await test.documents.find(id)).toMatchObject({ ownerId: idOf(cleo), trashedAtMs: null });
    expect(await test.signIns.find(other.token)).toBeNull();
    expect(test.commands).toContainEqual({
      is: 'signed-out',
      memberId: idOf(bob),
      proofIds: null,
    });
    expect(test.judged).toEqual([id, visited.id]);
    expect(await codeOf(test.accounts.signIn(aCaller(), BOB))).toBe('wrong_credentials');
    expect(await noted()).toEqual([
      { actorId: idOf(bob), subjectId: idOf(bob), detail: `person=${idOf(cleo)} count=1` },
    ]);
  });

  it('[ACCOUNT-47] or moves them to the trash, and closes them for everybody', async () => {
    const { id } = await ownedBy(bob, { reach: 'link' });
    await leave(bob, BOB.password);
    expect(await test.documents.find(id)).toMatchObject({ trashedAtMs: test.clock.nowMs() });
    expect(test.commands).toContainEqual({
      is: 'close',
      documentId: id,
      code: 'document_not_found',
    });
  });

  it('[ACCOUNT-47] a wrong password changes nothing, and is counted as a guess', async () => {
    const { id } = await ownedBy(bob);
    const codes = [];
    for (let guess = 0; guess < 7; guess++) codes.push(await codeOf(leave(bob, `guess ${guess}`)));
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'wrong_password'));
    expect(codes.at(-1)).toBe('too_many_requests');
    expect(await test.documents.find(id)).toMatchObject({ trashedAtMs: null });
    expect(await noted()).toEqual([]);
  });

  it('[ACCOUNT-54] to somebody by e-mail address, however it is typed', async () => {
    const { id } = await ownedBy(bob);
    await leave(bob, BOB.password, ' Cleo@Example.org ');
    expect(await test.documents.find(id)).toMatchObject({ ownerId: idOf(cleo) });
  });

  it('[ACCOUNT-54] whoever has no account, or may not sign in, is one answer', async () => {
    const { id } = await ownedBy(bob);
    await test.accounts.changeMember(ada, idOf(cleo), { isDisabled: true });
    const strangers = ['eve@example.org', CLEO.email, idOf(cleo), idOf(bob), 'm_x', '', 'g_x'];
    for (const heir of strangers) {
      expect([heir, await codeOf(leave(bob, BOB.password, heir))]).toEqual([heir, 'bad_request']);
    }
    expect(await test.documents.find(id)).toMatchObject({ ownerId: idOf(bob) });
  });

  it('[ACCOUNT-54] addresses are not tried out at length', async () => {
    const codes = [];
    for (let guess = 0; guess < 32; guess++) {
      codes.push(await codeOf(leave(bob, BOB.password, `p${guess}@example.org`)));
    }
    expect(codes.at(0)).toBe('bad_request');
    expect(codes.at(-1)).toBe('too_many_requests');
  });

  it('[ACCOUNT-49] the name stays for what was written; the address is free again', async () => {
    await test.accounts.setPicture(bob, pngHead(9));
    await test.accounts.offerReset(ada, idOf(bob));
    await leave(bob, BOB.password);
    expect(await test.people.find(idOf(bob))).toMatchObject({ name: 'Bob' });
    expect(test.tables.pictures.size).toBe(0);
    for (const table of ['credential', 'signIn'] as const) {
      const isBobs = { field: 'memberId', is: 'equal', value: idOf(bob) } as const;
      expect([table, await test.store.count(table, [isBobs])]).toEqual([table, 0]);
    }
    expect(await test.store.count('verification', [])).toBe(0);
    const again = await joinedByBob(test, ada);
    expect(idOf(again)).not.toBe(idOf(bob));
  });

  it('[ACCOUNT-51] the last operator who can sign in does not leave', async () => {
    expect(await test.accounts.leaving(ada)).toMatchObject({ isLastOperator: true });
    expect(await codeOf(leave(ada, ADA.password))).toBe('last_operator');
    await test.accounts.changeMember(ada, idOf(bob), { isOperator: true });
    await test.accounts.changeMember(ada, idOf(bob), { isDisabled: true });
    expect(await codeOf(leave(ada, ADA.password))).toBe('last_operator');
    await test.accounts.changeMember(ada, idOf(bob), { isDisabled: false });
    expect(await test.accounts.leaving(ada)).toMatchObject({ isLastOperator: false });
    const both = await Promise.all([
      codeOf(leave(ada, ADA.password)),
      codeOf(leave(bob, BOB.password)),
    ]);
    expect(both.toSorted()).toEqual(['last_operator', 'none']);
  });
});

describe('deleting another account', () => {
  it('[ACCOUNT-52] operators do it without a password, and it is noted as theirs', async () => {
    const { id } = await ownedBy(bob);
    await test.accounts.removeMember(ada, idOf(bob), { handTo: idOf(ada) });
    expect(await test.documents.find(id)).toMatchObject({ ownerId: idOf(ada) });
    expect((await test.accounts.members(ada)).map(({ name }) => name)).toEqual(['Ada', 'Cleo']);
    expect(await noted()).toEqual([
      { actorId: idOf(ada), subjectId: idOf(bob), detail: `person=${idOf(ada)} count=1` },
    ]);
    expect(await codeOf(test.accounts.removeMember(ada, idOf(bob), 'trash'))).toBe('not_found');
  });

  it('[ACCOUNT-52] nobody else does it, and an operator not to itself', async () => {
    const attempts = [
      test.accounts.removeMember(bob, idOf(cleo), 'trash'),
      test.accounts.leaving(bob, idOf(cleo)),
      test.accounts.removeMember(ada, idOf(ada), 'trash'),
    ];
    for (const attempt of attempts) expect(await codeOf(attempt)).toBe('not_allowed');
    expect(await codeOf(test.accounts.leaving(ada, 'm_x'))).toBe('not_found');
    expect(await test.store.count('member', [])).toBe(3);
  });

  it('[ACCOUNT-54] operators choose among all; others know the operators by name', async () => {
    const seenBy = async (caller: Caller, id?: string) =>
      (await test.accounts.leaving(caller, id)).heirs.map(({ name, email }) => [name, email]);
    expect(await seenBy(bob)).toEqual([['Ada', null]]);
    expect(await seenBy(ada, idOf(bob))).toEqual([
      ['Ada', ADA.email],
      ['Cleo', CLEO.email],
    ]);
    await test.accounts.changeMember(ada, idOf(cleo), { isDisabled: true });
    expect(await seenBy(ada)).toEqual([['Bob', BOB.email]]);
  });

  it('[ACCOUNT-53] what it would mean is told before', async () => {
    await ownedBy(bob);
    await ownedBy(bob, { reach: 'link' });
    await ownedBy(bob, { trashedAtMs: 1 });
    const counts = { ownedCount: 2, sharedCount: 1, isLastOperator: false };
    expect(await test.accounts.leaving(bob)).toMatchObject(counts);
    expect(await test.accounts.leaving(ada, idOf(bob))).toMatchObject(counts);
  });
});
