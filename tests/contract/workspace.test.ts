/** Every adapter of what operators look after keeps the contract. */
import { memoryStore, sqliteStore } from './store-under-test.ts';
import { workspaceContract } from './workspace.contract.ts';

workspaceContract('memory', memoryStore);
workspaceContract('sqlite', sqliteStore);
