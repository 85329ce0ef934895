/** Every update log keeps the contract. */
import { faultyStore, memoryStore, sqliteStore } from './store-under-test.ts';
import { updateLogContract } from './update-log.contract.ts';

updateLogContract('memory', memoryStore);
updateLogContract('sqlite', sqliteStore);
updateLogContract('faulty, with retries', faultyStore);
