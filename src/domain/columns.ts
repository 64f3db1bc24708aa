/** Typed arrays by the names of their number types. */
export const ARRAYS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f64: Float64Array,
} as const;

/** Number types of columns. */
export type ColumnType = keyof typeof ARRAYS;

/** The columns that a file must have, by name. */
export type ColumnSchema = Readonly<Record<string, ColumnType>>;

/** The typed array of each number type. */
export interface ArrayOf {
  u8: Uint8Array;
  u16: Uint16Array;
  u32: Uint32Array;
  i32: Int32Array;
  f64: Float64Array;
}

/** The typed arrays of a schema, by column name. */
export type Columns<S extends ColumnSchema> = { readonly [Name in keyof S]: ArrayOf[S[Name]] };
