/** Every adapter of guests that become members keeps the contract. */
import { guestsContract } from './guests.contract.ts';
import { memoryStore, sqliteStore } from './store-under-test.ts';

guestsContract('memory', memoryStore);
guestsContract('sqlite', sqliteStore);
