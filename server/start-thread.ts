/** Starts every thread of the server. */
import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';

// Node's stripping of types and Prisma's queries are WebAssembly in every thread. After 1,000 calls
// V8 exchanges a call's wrapper for a faster one, and while another thread compiles that may free
// what is still in use: the process dies in Runtime_TierUpWasmToJSWrapper (V8 13.6, Node 24;
// nodejs/node#64500). The highest count there is means never.
setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');

/** @param entry  a .ts file beside the one that asks */
export function startThread(entry: URL, options: WorkerOptions): Worker {
  return new Worker(entry, options);
}
