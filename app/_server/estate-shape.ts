/** What a request may say of the documents of an account that is deleted. */
import { z } from 'zod';

export const ESTATE = z.union([z.literal('trash'), z.strictObject({ handTo: z.string() })]);
