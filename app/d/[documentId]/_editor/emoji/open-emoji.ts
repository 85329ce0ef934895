/** Said of a transaction: the picker is to be opened where the caret is. */
export const OPEN_EMOJI = 'openEmoji';
