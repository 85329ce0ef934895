/** The worker that looks for expressions, of a script that the page holds already. */
import type { SearchWorker } from './expression-search.ts';
import { WORKER_SOURCE } from './places.ts';

let address: string | null = null;

export function openSearchWorker(): SearchWorker {
  address ??= URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }));
  return new Worker(address);
}
