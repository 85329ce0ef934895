/** Every store keeps the contract. */
import { historyContract } from './history.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

historyContract('memory', memoryStore);
historyContract('sqlite', sqliteStore);
