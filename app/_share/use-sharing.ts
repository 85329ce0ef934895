'use client';
/** Who has access to one document; somebody may come by a link while the dialog is open. */
import { useCallback } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { SharingView } from '../../lib/core/sharing.ts';
import { type Live, useLive } from '../_request/use-live.ts';
import { fetchSharing } from './api.ts';

export type LiveSharing = Live<SharingView>;

export function useSharing(id: DocumentId): LiveSharing {
  const load = useCallback((signal: AbortSignal) => fetchSharing(id, signal), [id]);
  return useLive(load, null);
}
