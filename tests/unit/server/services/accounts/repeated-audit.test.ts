import { describe, expect, it } from 'vitest';
import type { AuditNote, Caller } from '../../../../../server/services/accounts/account-needs.ts';
import { RepeatedAudit } from '../../../../../server/services/accounts/repeated-audit.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';
import { ADA, BOB, by, CLEO, NOBODY } from '../../../../support/test-services.ts';

const HOUR_MS = 3_600_000;

function repeated(auditHourLinesMax = 100) {
  const clock = new HandClock();
  const noted: AuditNote[] = [];
  const audit = { note: (_caller: Caller, note: AuditNote) => void noted.push(note) };
  const audits = new RepeatedAudit({ audit, clock, limits: { auditHourLinesMax }, log: silentLog });
  const write = (caller: Caller, subjectId: string) =>
    audits.note(caller, { event: 'write-refused', subjectId });
  return { clock, noted, audits, write };
}

describe('repeated audit', () => {
  it('[OPERATE-4] the same of the same person is noted once an hour', () => {
    const { clock, noted, write } = repeated();
    for (let times = 0; times < 1_000; times += 1) write(by(ADA), 'plan');
    write(by(ADA), 'minutes');
    write(by(BOB), 'plan');
    expect(noted).toHaveLength(3);
    clock.pass(HOUR_MS - 1);
    write(by(ADA), 'plan');
    expect(noted).toHaveLength(3);
    clock.pass(1);
    write(by(ADA), 'plan');
    expect(noted).toHaveLength(4);
  });

  it('[OPERATE-4] nobody is told apart by the address, and by nothing else', () => {
    const { noted, write } = repeated();
    for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2']) write(by(NOBODY, address), 'x');
    expect(noted).toHaveLength(2);
  });

  it('[OPERATE-4] however many strangers there are, they fill so much an hour, and nothing of members', () => {
    const { clock, noted, write } = repeated(10);
    for (let number = 0; number < 1_000; number += 1) write(by(NOBODY, `host ${number}`), 'plan');
    expect(noted).toHaveLength(10);
    write(by(CLEO), 'plan');
    expect(noted).toHaveLength(11);
    clock.pass(HOUR_MS);
    write(by(ADA), 'plan');
    expect(noted).toHaveLength(12);
  });
});
