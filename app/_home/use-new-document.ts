'use client';
/** Makes a document, empty or from a Markdown file, and goes there. */
import { useState } from 'react';
import { fill } from '../../lib/i18n/phrase.ts';
import { useMessages } from '../_ui/messages.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { createDocument } from './api.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';

export interface NewDocuments {
  /** From the press to the new page: nothing else can be made meanwhile. */
  readonly isBusy: boolean;
  readonly create: () => void;
  readonly importFiles: (files: readonly File[]) => void;
}

const MIB = 1024 * 1024;

export function useNewDocument(fileBytesMax: number): NewDocuments {
  const [isBusy, setIsBusy] = useState(false);
  const showToast = useToast();
  const showFailure = useFailureToast();
  const { shell, language } = useMessages();

  const make = async (first: { readonly title?: string; readonly markdown?: string }) => {
    setIsBusy(true);
    try {
      const made = await createDocument(first);
      // A whole navigation: the page of a document has a policy of its own.
      location.assign(`/d/${made.id}`);
    } catch (error) {
      setIsBusy(false);
      showFailure(error);
    }
  };
  const importFile = async (file: File) => {
    const { readMarkdownFile } = await import('./markdown-file.ts');
    const read = await readMarkdownFile(file, fileBytesMax);
    if (read.ok) {
      showToast({ message: fill(shell.import.working, { file: file.name }), key: 'import' });
      return make(read.value);
    }
    const size = new Intl.NumberFormat(language.tag, { maximumFractionDigits: 1 });
    const limit = `${size.format(fileBytesMax / MIB)} MB`;
    const message = fill(shell.import[read.why], { file: file.name, limit });
    showToast({ message, tone: 'danger', key: 'import' });
  };
  return {
    isBusy,
    create: () => {
      if (!isBusy) void make({});
    },
    importFiles: (files) => {
      const [file] = files;
      if (isBusy || file === undefined) return;
      if (files.length > 1) {
        showToast({ message: shell.import.onlyOne, tone: 'danger', key: 'import' });
        return;
      }
      void importFile(file);
    },
  };
}
