/**
 * What happens in a chaos run, drawn from a seed and replayable: `PLAN_SEED=` draws the same
 * plan again, `PLAN_SAVE=file` writes it as one JSON line per step, `PLAN_LOAD=file` runs such a
 * file. The plan replays exactly; how it meets the machine's timing does not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as prng from 'lib0/prng';

export type ChaosStep =
  | { readonly is: 'write'; readonly who: number; readonly count: number }
  | { readonly is: 'erase'; readonly who: number }
  | { readonly is: 'drop'; readonly who: number }
  | { readonly is: 'wait'; readonly ms: number }
  /** `comesBack`: who survives the crash with their replica; the others are gone with it. */
  | { readonly is: 'kill'; readonly comesBack: readonly boolean[] };

export interface ChaosPlan {
  readonly seed: number;
  readonly steps: readonly ChaosStep[];
}

export function chaosPlan(options: {
  readonly killCount: number;
  readonly writerCount: number;
  /** Absent: `PLAN_SEED`, or a new one. */
  readonly seed?: number | undefined;
}): ChaosPlan {
  const seed =
    options.seed ?? Number(process.env['PLAN_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const file = process.env['PLAN_LOAD'];
  const steps = file === undefined ? draw(seed, options) : load(file);
  const saveTo = process.env['PLAN_SAVE'];
  if (saveTo !== undefined) {
    writeFileSync(saveTo, steps.map((step) => JSON.stringify(step)).join('\n'));
  }
  return { seed, steps };
}

function load(file: string): ChaosStep[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ChaosStep);
}

function draw(
  seed: number,
  { killCount, writerCount }: { readonly killCount: number; readonly writerCount: number },
): ChaosStep[] {
  const random = prng.create(seed);
  const upTo = (max: number) => prng.int32(random, 0, max);
  const who = () => upTo(writerCount - 1);
  const steps: ChaosStep[] = [];
  for (let kill = 0; kill < killCount; kill++) {
    for (let left = 30 + upTo(60); left > 0; left--) {
      const dice = upTo(19);
      if (dice < 12) steps.push({ is: 'write', who: who(), count: 1 + upTo(4) });
      else if (dice < 14) steps.push({ is: 'erase', who: who() });
      else if (dice < 15) steps.push({ is: 'drop', who: who() });
      else steps.push({ is: 'wait', ms: upTo(25) });
    }
    const comesBack = Array.from({ length: writerCount }, () => prng.bool(random));
    steps.push({ is: 'kill', comesBack });
  }
  return steps;
}
