/** A thread that measures the database once and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../../lib/std/assert.ts';
import { measureDatabase } from './measure-database.ts';

assert(parentPort !== null, 'runs as a thread');
const { file, largestMax } = workerData as { readonly file: string; readonly largestMax: number };
parentPort.postMessage(measureDatabase(file, largestMax));
