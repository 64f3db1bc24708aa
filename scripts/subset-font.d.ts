declare module 'subset-font' {
  /** Returns a font with the characters of a text and, of a variable font, part of its axes. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'woff2';
      /** Tags of OpenType features; all without it. */
      readonly keepFeatures?: readonly string[];
      readonly variationAxes: Readonly<
        Record<string, { readonly min: number; readonly max: number; readonly default: number }>
      >;
    },
  ): Promise<Uint8Array>;
}
