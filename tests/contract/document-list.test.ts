/** Every adapter of documents lists them alike. */
import { documentListContract } from './document-list.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

documentListContract('memory', memoryStore);
documentListContract('sqlite', sqliteStore);
