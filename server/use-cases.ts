/** Hands each use case what it needs. */
import packageJson from '../package.json' with { type: 'json' };
import { Turns } from '../lib/std/turns.ts';
import { machineClock as clock, machineRandom as random } from './adapters/machine.ts';
import { makeCredentials } from './adapters/better-auth/credentials.ts';
import { makePasswords } from './adapters/passwords.ts';
import { keyFor } from './adapters/prisma/secrets.ts';
import { makeTokenVault } from './adapters/token-vault.ts';
import type { Config } from './config.ts';
import { originOf } from './gateway/origin.ts';
import { makeCallers } from './gateway/callers.ts';
import type { Log } from './ports.ts';
import { makeAccounts } from './services/accounts/accounts.ts';
import { Tries } from './services/accounts/tries.ts';
import { makeArrival } from './services/arrival.ts';
import { makeAdding } from './services/adding.ts';
import { makeAsking } from './services/asking.ts';
import { makeDocuments } from './services/documents.ts';
import { makeFiles } from './services/files/files.ts';
import { makeFirstSights } from './services/first-sights.ts';
import { makePeople } from './services/people.ts';
import { makePublishing } from './services/publishing/publishing.ts';
import { makeMentions } from './services/mentions.ts';
import { makeSharing } from './services/sharing.ts';
import type { Services } from './services/services.ts';
import { makeTickets } from './services/tickets.ts';
import { makeTrash } from './services/trash.ts';
import { makeVisits } from './services/visits.ts';
import { makeWorkspace } from './services/workspace/workspace.ts';
import type { Engine } from './engine.ts';

/** All that pages and routes may ask, over an engine that runs. */
export function makeUseCases(engine: Engine, config: Config, log: Log): Services {
  const { store, worker, bus, projector, rooms, watch, instanceKey, isReady } = engine;
  const { resolveActor, linkedGuests, audits, files, incoming, pictureTool } = engine;
  const { limits, access } = config;
  const { updateLog, accounts, audit: auditLog } = store;
  const vault = makeTokenVault(instanceKey);
  const passwords = makePasswords();
  const needs = { ...store, bus, clock, random, limits, access, log };
  const sharingNeeds = { ...needs, ...audits, vault, passwords, watch };
  const people = makePeople(needs);
  const sync = { updateLog, worker, sync: rooms, projector };
  const documents = makeDocuments({ ...needs, ...audits, ...sync });
  const secret = keyFor(instanceKey, 'sheaf sign-in library');
  const { signInIdleDays: idleDays } = limits;
  return {
    documents,
    trash: makeTrash({ ...needs, ...audits }),
    people,
    accounts: makeAccounts({
      ...needs,
      store: accounts,
      linkedGuests,
      watch,
      auditLog,
      documents,
      departures: store.departures,
      introduce: people.introduce,
      credentials: makeCredentials({ store: accounts, passwords, random, secret, idleDays, log }),
      signIns: engine.signIns,
      tokens: engine.tokens,
      setupKey: engine.setupKey,
      tries: new Tries(clock, limits),
      audit: audits.audit,
      repeatedAudit: audits.repeatedAudit,
      operatorTurns: new Turns(),
    }),
    callers: makeCallers({ config, instanceKey, resolveActor, linkedGuests }),
    sharing: makeSharing(sharingNeeds),
    arrival: makeArrival({ ...sharingNeeds, introduce: people.introduce }),
    tickets: makeTickets({ ...needs, tickets: engine.tickets }),
    adding: makeAdding(sharingNeeds),
    asking: makeAsking(sharingNeeds),
    visits: makeVisits(needs),
    publishing: makePublishing({ ...sharingNeeds, updateLog, worker }),
    firstSights: makeFirstSights({ ...needs, worker }),
    files: makeFiles({ ...needs, ...audits, files, incoming, pictureTool }),
    mentions: makeMentions({ ...needs, presences: rooms }),
    workspace: makeWorkspace({ ...sharingNeeds, config, version: packageJson.version }),
    resolveActor,
    originOf: (headers) => originOf(headers, config),
    limits,
    access,
    version: packageJson.version,
    log,
    isReady,
  };
}
