/** What home and trash need to know of a request. */
import { headers } from 'next/headers';
import type { Actor } from '../../lib/core/actor.ts';
import { type Preferences, preferences } from './preferences.ts';
import { type Services, services } from './services.ts';

export interface HomeRequest {
  readonly all: Services;
  readonly actor: Actor;
  readonly preferences: Preferences;
}

export async function homeRequest(): Promise<HomeRequest> {
  const [head, wishes] = await Promise.all([headers(), preferences()]);
  const all = services();
  return { all, actor: await all.resolveActor(head), preferences: wishes };
}
