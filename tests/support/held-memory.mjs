/** Imported into a server under test: on SIGUSR2 it writes what its main thread really holds. */
const { gc } = globalThis;
if (gc === undefined) throw new Error('needs --expose-gc');

process.on('SIGUSR2', () => {
  // Twice: the first round may only queue what finalizers free.
  gc();
  setImmediate(() => {
    gc();
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    process.stderr.write(`held-memory ${heapUsed + arrayBuffers} ${rss}\n`);
  });
});
