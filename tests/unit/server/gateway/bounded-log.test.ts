/** What strangers cause, told rarely. */
import { beforeEach, describe, expect, it } from 'vitest';
import { BoundedLog } from '../../../../server/gateway/bounded-log.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { silentLog } from '../../../support/silent-log.ts';

describe('bounded log', () => {
  let clock: HandClock;
  let told: unknown[];
  let log: BoundedLog;

  beforeEach(() => {
    clock = new HandClock();
    told = [];
    log = new BoundedLog(
      { ...silentLog, info: (event, facts) => told.push([event, facts]) },
      clock,
    );
  });

  it('[GATE-20] tells a code once in ten seconds, then how many there were', () => {
    for (let at = 0; at < 1_000; at += 1) log.info('session.refused', 'document_not_found');
    expect(told).toEqual([['session.refused', { code: 'document_not_found' }]]);
    clock.pass(10_000);
    log.info('session.refused', 'document_not_found');
    expect(told[1]).toEqual(['session.refused', { code: 'document_not_found', unsaidCount: 999 }]);
    clock.pass(10_000);
    log.info('session.refused', 'document_not_found');
    expect(told[2]).toEqual(['session.refused', { code: 'document_not_found' }]);
  });

  it('[GATE-20] keeps no code silent because of another', () => {
    log.info('session.refused', 'document_not_found');
    log.info('session.refused', 'page_outdated');
    log.info('socket.failed', 'page_outdated');
    expect(told).toHaveLength(3);
  });
});
