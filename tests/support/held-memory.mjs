/** Imported into a server under test: on SIGUSR2 it writes what its main thread really holds. */
const { gc } = globalThis;
if (gc === undefined) throw new Error('needs --expose-gc');

process.on('SIGUSR2', () => {
  // Twice: the first round may only queue what finalizers free.
  gc();
  setImmediate(() => {
    gc();
    // An upper bound: what was handed over to another thread goes on being counted.
    const { heapUsed, external } = process.memoryUsage();
    process.stderr.write(`held-memory ${heapUsed + external}\n`);
  });
});
