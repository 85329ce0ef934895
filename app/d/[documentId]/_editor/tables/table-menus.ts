/** The menus at a table. */
export const TABLE_MENUS = ['row', 'column', 'cells'] as const;
export type TableMenuName = (typeof TABLE_MENUS)[number];
