/**
 * What people, the wire, the machine and its disk do to each other, as one table of steps that is
 * drawn from a seed. The same table is played on rooms in memory and on real processes: a seed that
 * failed once is kept in the test that found it.
 */
import * as prng from 'lib0/prng';
import type { Choice } from './random-edits.ts';

export type FaultStep =
  | { readonly is: 'edit'; readonly who: number; readonly choice: Choice }
  /** So many frames of one person reach the server. */
  | { readonly is: 'send'; readonly who: number; readonly count: number }
  /** So many messages of the server reach one person. */
  | { readonly is: 'hear'; readonly who: number; readonly count: number }
  /** A connection ends; `isNoticed`: the server hears of it. */
  | { readonly is: 'drop'; readonly who: number; readonly isNoticed: boolean }
  | { readonly is: 'reconnect'; readonly who: number }
  /** The page is loaded again: the local copy stays, the client id and the undo stack do not. */
  | { readonly is: 'reload'; readonly who: number }
  /** A frame is sent a second time, now or later. */
  | { readonly is: 'duplicate'; readonly who: number; readonly at: number }
  /** An older unsent frame goes out after a newer one. */
  | { readonly is: 'reorder'; readonly who: number; readonly at: number }
  /** SIGKILL of the server, and a start. */
  | { readonly is: 'kill' }
  /** SIGSTOP of the server (null) or of one person; SIGCONT after so long. */
  | { readonly is: 'pause'; readonly who: number | null; readonly ms: number }
  | { readonly is: 'disk'; readonly state: DiskState }
  /** The machine's clock is set: forward, or back. */
  | { readonly is: 'clock'; readonly jumpMs: number }
  | { readonly is: 'pass'; readonly ms: number };

/** `unsure`: it stores, and says that it failed. */
export type DiskState = 'sound' | 'full' | 'stalled' | 'unsure';

/** How often each kind is drawn, against the sum of all. */
export type FaultWeights = Readonly<Record<FaultStep['is'], number>>;

export const MEMORY_WEIGHTS: FaultWeights = {
  edit: 36,
  send: 20,
  hear: 20,
  drop: 1.5,
  reconnect: 8,
  reload: 1,
  duplicate: 2,
  reorder: 1,
  kill: 0.2,
  pause: 1,
  disk: 3,
  clock: 0.7,
  pass: 4,
};

/** Of real processes: they send and listen by themselves, and a fault takes its time. */
export const PROCESS_WEIGHTS: FaultWeights = {
  edit: 60,
  send: 0,
  hear: 0,
  drop: 2,
  reconnect: 7,
  reload: 1,
  duplicate: 3,
  reorder: 3,
  kill: 0.8,
  pause: 1,
  disk: 1.5,
  clock: 0.8,
  pass: 14,
};

/** Mostly sound, so that there is something to lose. */
const DISK_STATES: DiskState[] = ['sound', 'sound', 'sound', 'sound', 'full', 'stalled', 'unsure'];
const HOUR_MS = 3_600_000;

export function drawFaultPlan(
  seed: number,
  options: {
    readonly stepCount: number;
    readonly peopleCount: number;
    readonly weights: FaultWeights;
  },
): FaultStep[] {
  const random = prng.create(seed);
  const kinds = Object.entries(options.weights) as [FaultStep['is'], number][];
  const total = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  const drawKind = (): FaultStep['is'] => {
    let left = prng.real53(random) * total;
    for (const [is, weight] of kinds) {
      left -= weight;
      if (left < 0) return is;
    }
    return 'pass';
  };
  return Array.from({ length: options.stepCount }, () =>
    drawStep(random, drawKind(), options.peopleCount),
  );
}

function drawStep(random: prng.PRNG, is: FaultStep['is'], peopleCount: number): FaultStep {
  const upTo = (max: number) => prng.int32(random, 0, max);
  const who = upTo(peopleCount - 1);
  switch (is) {
    case 'edit':
      return { is, who, choice: { op: upTo(1_000), who, a: upTo(1_000), b: upTo(1_000) } };
    case 'send':
    case 'hear':
      return { is, who, count: 1 + upTo(5) };
    case 'drop':
      return { is, who, isNoticed: upTo(2) > 0 };
    case 'reconnect':
    case 'reload':
      return { is, who };
    case 'duplicate':
    case 'reorder':
      return { is, who, at: upTo(20) };
    case 'kill':
      return { is };
    case 'pause':
      return { is, who: prng.bool(random) ? null : who, ms: upTo(4_000) };
    case 'disk':
      return { is, state: prng.oneOf(random, DISK_STATES) };
    case 'clock':
      return { is, jumpMs: prng.oneOf(random, [-24, -1, 1, 24]) * HOUR_MS };
    case 'pass':
      return { is, ms: upTo(3_000) };
    default:
      return is satisfies never;
  }
}

/** `PLAN_SEED=` alone, or so many new ones in a row, which are printed. */
export function planSeeds(what: string, count: number): number[] {
  const given = process.env['PLAN_SEED'];
  if (given !== undefined) return [Number(given)];
  const first = Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`${what}: PLAN_SEED=${first} and ${count - 1} after it\n`);
  return Array.from({ length: count }, (_, at) => first + at);
}

/**
 * Leaves out of a failing plan what it does not need to fail.
 * `fails` is asked up to `attempts` times.
 */
export async function smallestFailing(
  plan: readonly FaultStep[],
  fails: (plan: readonly FaultStep[]) => Promise<boolean>,
  attempts = 400,
): Promise<readonly FaultStep[]> {
  let smallest = plan;
  let left = attempts;
  for (let size = plan.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < smallest.length && left > 0; left--) {
      const shorter = smallest.toSpliced(at, size);
      if (await fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}
