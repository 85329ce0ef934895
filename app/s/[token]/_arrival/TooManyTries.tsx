'use client';
/** Instead of the form, when this address has guessed too often. */
import type { ArrivalMessages } from '../../../../lib/i18n/en.ts';
import { Button } from '../../../_ui/Button.tsx';
import { EmptyState } from '../../../_ui/EmptyState.tsx';
import { Mark } from '../../../_ui/Logo.tsx';
import { ArrivalPage } from './ArrivalPage.tsx';

export function TooManyTries({ words }: { readonly words: ArrivalMessages['wait'] }) {
  return (
    <ArrivalPage>
      <EmptyState isPage title={words.title} body={words.body} art={<Mark size={40} />}>
        <Button onClick={() => location.reload()}>{words.retry}</Button>
      </EmptyState>
    </ArrivalPage>
  );
}
