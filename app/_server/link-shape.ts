/** What a request may say of a share link; the service says what of it is sensible. */
import { z } from 'zod';
import { GRANTED_ROLES } from '../../lib/core/sharing.ts';

export const GRANTED_ROLE = z.enum(GRANTED_ROLES);

const LINK = {
  label: z.string().exactOptional(),
  password: z.string().nullable().exactOptional(),
  expiresAt: z.iso.datetime({ offset: true }).nullable().exactOptional(),
  peopleMax: z.number().nullable().exactOptional(),
};

export const NEW_LINK = z.strictObject({ ...LINK, role: GRANTED_ROLE });
export const LINK_CHANGE = z.strictObject({ ...LINK, role: GRANTED_ROLE.exactOptional() });
