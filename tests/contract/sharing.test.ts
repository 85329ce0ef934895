/** Every adapter of sharing keeps the contract. */
import { sharingContract } from './sharing.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

sharingContract('memory', memoryStore);
sharingContract('sqlite', sqliteStore);
