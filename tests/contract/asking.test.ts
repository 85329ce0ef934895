/** Every adapter of asking keeps the contract. */
import { askingContract } from './asking.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

askingContract('memory', memoryStore);
askingContract('sqlite', sqliteStore);
