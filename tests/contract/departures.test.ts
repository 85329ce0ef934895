import { departuresContract } from './departures.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

departuresContract('memory', memoryStore);
departuresContract('sqlite', sqliteStore);
