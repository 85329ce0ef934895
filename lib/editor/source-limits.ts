/** How much of a source is drawn; whatever is longer stays in the document, as its source. */

/** Characters of one formula. */
export const FORMULA_CHARS_MAX = 10_000;
/** Macros that one formula may unfold; a handful of them could fill all memory. */
export const FORMULA_EXPANSIONS_MAX = 1_000;
/** The largest rule or gap of a formula, in em; without it one could cover the page. */
export const FORMULA_SIZE_EM_MAX = 40;
/** Characters of one diagram. */
export const DIAGRAM_CHARS_MAX = 20_000;
/** Lines between the shapes of one diagram: laying out more would be felt. */
export const DIAGRAM_EDGES_MAX = 280;
/** Characters of a drawn diagram. */
export const DIAGRAM_PICTURE_CHARS_MAX = 4_000_000;
