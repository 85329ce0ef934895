/** Every adapter of people keeps the contract. */
import { peopleContract } from './people.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

peopleContract('memory', memoryStore);
peopleContract('sqlite', sqliteStore);
