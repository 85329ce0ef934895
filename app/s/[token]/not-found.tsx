/** A share link that lets nobody in: unknown, revoked, over and full look alike. */
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { preferences } from '../../_server/preferences.ts';
import { EmptyState } from '../../_ui/EmptyState.tsx';
import { Mark } from '../../_ui/Logo.tsx';
import { ArrivalPage } from './_arrival/ArrivalPage.tsx';

export default async function Gone() {
  const { gone } = messagesFor((await preferences()).locale).arrival;
  return (
    <ArrivalPage>
      <EmptyState isPage title={gone.title} body={gone.body} art={<Mark size={40} />} />
    </ArrivalPage>
  );
}
