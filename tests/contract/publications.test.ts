/** Every adapter of publications keeps the contract. */
import { publicationsContract } from './publications.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

publicationsContract('memory', memoryStore);
publicationsContract('sqlite', sqliteStore);
