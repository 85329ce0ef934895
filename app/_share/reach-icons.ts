/** One sign for each way a plain address may work. */
import { Globe, Lock, type LucideIcon, UsersRound } from 'lucide-react';
import type { Reach } from '../../lib/core/sharing.ts';

export const REACH_ICONS: Readonly<Record<Reach, LucideIcon>> = {
  added: Lock,
  members: UsersRound,
  link: Globe,
};
