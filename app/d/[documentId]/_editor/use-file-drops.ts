'use client';
/** A file dropped on the page would otherwise replace the page with itself. */
import { useEffect } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';

export function useFileDrops(): void {
  const { body } = useEditorMessages();
  const toast = useToast();
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      if (event.type === 'drop') toast({ message: body.noFiles, tone: 'danger', key: 'files' });
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
    };
  }, [body.noFiles, toast]);
}
