/**
 * A load generator, a process of its own. It gets one plan, makes everything ready and says so; told
 * to go, it does it, answers with what it saw, and ends.
 */
import { prepareFill, prepareNoisy, prepareOpen } from './opening.ts';
import type { FromGenerator, Plan, Result } from './plans.ts';
import { prepareTyping } from './typing.ts';

let run: (() => Promise<Result>) | null = null;

process.on('message', (said: Plan | { readonly is: 'go' }) => {
  void (said.is === 'go' ? go() : prepare(said)).catch((error: unknown) => {
    tell({
      is: 'failed',
      why: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    });
  });
});

async function prepare(plan: Plan): Promise<void> {
  run = await prepared(plan);
  tell({ is: 'ready' });
}

async function go(): Promise<void> {
  if (run === null) throw new Error('nothing is ready');
  tell({ is: 'done', result: await run() });
}

function prepared(plan: Plan): Promise<() => Promise<Result>> {
  switch (plan.is) {
    case 'typing':
      return prepareTyping(plan);
    case 'fill':
      return prepareFill(plan);
    case 'open':
      return prepareOpen(plan);
    default:
      return prepareNoisy(plan);
  }
}

function tell(message: FromGenerator): void {
  process.send?.(message);
}
