/** The library for sign-in keeps its promises over every store. */
import { credentialsContract } from './credentials.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

credentialsContract('memory', memoryStore);
credentialsContract('sqlite', sqliteStore);
