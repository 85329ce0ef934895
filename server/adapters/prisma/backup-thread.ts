/** A thread that makes one copy of the database and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../../lib/std/assert.ts';
import { copyDatabase } from './copy-database.ts';

assert(parentPort !== null, 'runs as a thread');
const { from, to } = workerData as { readonly from: string; readonly to: string };
parentPort.postMessage(copyDatabase(from, to));
