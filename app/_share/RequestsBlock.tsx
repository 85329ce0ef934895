'use client';
/** Who asks to be let in, and what their owner may answer. */
import { useState } from 'react';
import { type GrantedRole, OFFERED_ROLES, type RequestView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { Button } from '../_ui/Button.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { Moment } from '../_ui/Moment.tsx';
import { Block } from './Block.tsx';
import styles from './RequestsBlock.module.css';
import { useRoleOptions } from './role-options.ts';
import { useShareMessages } from './share-messages.tsx';
import type { Requests } from './use-requests.ts';

export interface RequestsBlockProps {
  readonly requests: readonly RequestView[];
  readonly nowMs: number;
  readonly deeds: Requests;
}

/** Nothing, when nobody asks. */
export function RequestsBlock({ requests, nowMs, deeds }: RequestsBlockProps) {
  const { requests: words } = useShareMessages();
  if (requests.length === 0) return null;
  return (
    <Block title={words.title}>
      <ul className={styles.list} aria-label={words.title}>
        {requests.map((request) => (
          <RequestRow key={request.personId} request={request} nowMs={nowMs} deeds={deeds} />
        ))}
      </ul>
    </Block>
  );
}

function RequestRow(props: {
  readonly request: RequestView;
  readonly nowMs: number;
  readonly deeds: Requests;
}) {
  const { request, nowMs, deeds } = props;
  const { people, requests: words, roles } = useShareMessages();
  const [role, setRole] = useState<GrantedRole>('viewer');
  const options = useRoleOptions(role);
  const name = request.name || people.nameless;
  return (
    <li className={styles.row}>
      <Avatar name={name} hue={request.hue} pictureId={request.pictureId} />
      <div className={styles.who}>
        <p className={styles.line}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.when}>
            <Moment at={request.at} nowMs={nowMs} />
          </span>
        </p>
        {request.email === '' ? null : <p className={styles.email}>{request.email}</p>}
        {request.message === '' ? null : (
          <p className={styles.message} dir="auto">
            {fill(words.said, { message: request.message })}
          </p>
        )}
        <div className={styles.answer}>
          <MenuSelect
            label={fill(words.role, { name })}
            align="start"
            value={role}
            shown={roles[role]}
            options={options}
            onChoose={(value) => {
              const chosen = OFFERED_ROLES.find((each) => each === value);
              if (chosen !== undefined) setRole(chosen);
            }}
          />
          <Button
            aria-label={fill(words.declineOne, { name })}
            look="quiet"
            onClick={() => deeds.decline(request)}
          >
            {words.decline}
          </Button>
          <Button
            aria-label={fill(words.approveOne, { name })}
            onClick={() => deeds.approve(request, role)}
          >
            {words.approve}
          </Button>
        </div>
      </div>
    </li>
  );
}
