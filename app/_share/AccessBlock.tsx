'use client';
/** Whom the plain address of the document lets in, and what they may do. */
import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import { isAtLeast } from '../../lib/core/role.ts';
import { OFFERED_ROLES, REACHES, type SharingView } from '../../lib/core/sharing.ts';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import styles from './AccessBlock.module.css';
import { Block } from './Block.tsx';
import { REACH_ICONS } from './reach-icons.ts';
import { useRoleOptions } from './role-options.ts';
import { useShareMessages } from './share-messages.tsx';
import type { Attempt } from './use-attempt.ts';
import { useReach } from './use-reach.ts';

export interface AccessBlockProps {
  readonly id: DocumentId;
  readonly hasAccounts: boolean;
  readonly view: SharingView;
  readonly attempt: Attempt;
}

export function AccessBlock({ id, hasAccounts, view, attempt }: AccessBlockProps) {
  const { access, roles } = useShareMessages();
  const { reach, reachRole } = view;
  const { setReach, setRole } = useReach(id, view, attempt);
  const roleOptions = useRoleOptions(reachRole);
  const hintId = useId();
  const Icon = REACH_ICONS[reach];
  // What is set already is shown, even if it cannot be chosen any more.
  const offered = REACHES.filter((each) => each !== 'members' || hasAccounts || each === reach);
  return (
    <Block title={access.title}>
      <div className={styles.row}>
        <span className={styles.icon} data-open={reach === 'link'}>
          <Icon size={16} aria-hidden />
        </span>
        <div className={styles.reach}>
          <MenuSelect
            label={access.reach}
            align="start"
            value={reach}
            options={offered.map((value) => ({ value, label: access.reaches[value] }))}
            onChoose={(value) => {
              const chosen = REACHES.find((each) => each === value);
              if (chosen !== undefined) setReach(chosen);
            }}
            describedBy={hintId}
          />
          <p id={hintId} className={styles.hint}>
            {access.hints[reach]}
          </p>
        </div>
        {reach === 'added' ? null : (
          <MenuSelect
            label={access.role}
            value={reachRole}
            shown={roles[reachRole]}
            options={roleOptions}
            onChoose={(value) => {
              const chosen = OFFERED_ROLES.find((each) => each === value);
              if (chosen !== undefined) setRole(chosen);
            }}
          />
        )}
      </div>
      <output className={styles.live}>
        {reach === 'link' && isAtLeast(reachRole, 'editor') ? (
          <span className={styles.warning}>
            <TriangleAlert size={14} aria-hidden />
            {access.warning}
          </span>
        ) : null}
      </output>
    </Block>
  );
}
