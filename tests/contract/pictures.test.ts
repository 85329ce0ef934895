import { picturesContract } from './pictures.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

picturesContract('memory', memoryStore);
picturesContract('sqlite', sqliteStore);
