/** Every adapter of accounts keeps the contract. */
import { accountsContract } from './accounts.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

accountsContract('memory', memoryStore);
accountsContract('sqlite', sqliteStore);
