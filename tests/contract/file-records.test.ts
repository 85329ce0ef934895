import { fileRecordsContract } from './file-records.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

fileRecordsContract('memory', memoryStore);
fileRecordsContract('sqlite', sqliteStore);
