/** What `npm start` gives the server to run with. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nodeOptions } from '../../../bin/steps/serve.mjs';

const MIB = 2 ** 20;
const NEW_SPACE_MIB_MAX = 32;

/** Begins as large as it may: how fast it would grow there depends on how busy the machine is. */
const WANTED = '--min-semi-space-size=64';

/** Makes much that is kept for a while, then prints how large the space for new objects ever was. */
const CHURN = `
  const { getHeapSpaceStatistics } = require('node:v8');
  let largest = 0;
  const look = () => {
    const { space_size } = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    largest = Math.max(largest, space_size);
  };
  let kept = [];
  for (let n = 0; n < 6e5; n++) {
    kept.push({ n, of: [n] });
    if (n % 1e4 === 0) look();
    if (kept.length > 1.2e5) kept = [];
  }
  console.log(largest);
`;
const IN_TWO_THREADS = `
  ${CHURN}
  new (require('node:worker_threads').Worker)(${JSON.stringify(CHURN)}, { eval: true });
`;

function newSpaces(options: string): number[] {
  const env = { ...process.env, NODE_OPTIONS: options };
  const said = execFileSync(process.execPath, [WANTED, '-e', IN_TWO_THREADS], {
    env,
    encoding: 'utf8',
  });
  return said
    .trim()
    .split('\n')
    .map((bytes) => Number(bytes) / MIB);
}

describe('npm start', () => {
  it('[START-13] bounds what each thread keeps for new objects, unless the operator says otherwise', () => {
    const sizes = newSpaces(nodeOptions());
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(NEW_SPACE_MIB_MAX);
    const [asked = 0] = newSpaces(nodeOptions('--max-semi-space-size=64'));
    expect(asked).toBeGreaterThan(NEW_SPACE_MIB_MAX);
  });
});
