/** Every adapter of documents keeps the contract. */
import { documentsContract } from './documents.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

documentsContract('memory', memoryStore);
documentsContract('sqlite', sqliteStore);
