'use client';
/** Changes something of sharing: shown at once, told when done, taken back with the reason when refused. */
import { useCallback } from 'react';
import type { SharingView } from '../../lib/core/sharing.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import type { Edit, Live } from '../_request/use-live.ts';
import { type Toast, useToast } from '../_ui/toasts.tsx';

/** Resolves to whether it was done. `told` null: the caller says it better. */
export type Attempt<View = SharingView> = (
  edit: Edit<View>,
  request: () => Promise<Edit<View>>,
  told: Omit<Toast, 'key'> | null,
) => Promise<boolean>;

export function useAttempt<View>(change: Live<View>['change']): Attempt<View> {
  const showToast = useToast();
  const showFailure = useFailureToast();
  return useCallback(
    async (edit, request, told) => {
      try {
        await change(edit, request);
      } catch (error) {
        showFailure(error);
        return false;
      }
      if (told !== null) showToast({ ...told, key: 'sharing' });
      return true;
    },
    [change, showToast, showFailure],
  );
}
