/**
 * Preloaded into the server: when the start that began it is gone, however it went, the server
 * drains and leaves instead of holding port and data for nobody.
 */
import { isMainThread } from 'node:worker_threads';
import { whenOrphaned } from './orphan.mjs';

const leave = () => process.kill(process.pid, 'SIGTERM');

if (isMainThread && process.channel) {
  process.channel.unref();
  process.once('disconnect', leave);
} else if (isMainThread) {
  whenOrphaned(leave);
}
