import { defineConfig } from 'vitest/config';

/** One project a folder, so that each kind of test can be run by itself. */
const project = (name: string, timeoutMs: number, isSerial: boolean) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    fileParallelism: !isSerial,
    // What a page or a server does is waited for as long as a busy machine may take.
    expect: { poll: { timeout: isSerial ? 15_000 : 1_000 } },
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000, false),
      project('property', 60_000, false),
      project('contract', 60_000, true),
      project('integration', 60_000, true),
      project('e2e', 180_000, true),
      project('chaos', 600_000, true),
    ],
  },
});
