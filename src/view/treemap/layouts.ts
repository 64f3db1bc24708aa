/** Layouts of places: nested, or in columns with each place left of its children. */
export const MAP_LAYOUTS = ['treemap', 'icicle'] as const;
/** One way to lay places out. */
export type MapLayout = (typeof MAP_LAYOUTS)[number];
