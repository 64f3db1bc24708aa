/** Pieces of the text format of WebAssembly, from which kernels are made. */

/** The value of a local. */
export const local = (name: string): string => `(local.get $${name})`;
/** The byte that a local points at, or one after it. */
export const byteAt = (name: string, offset = 0): string => `(i32.load8_u offset=${String(offset)} ${local(name)})`;
/** Whether a byte is one of some that follow each other in ASCII. */
export const isBetween = (value: string, low: string, high: string): string =>
  `(i32.lt_u (i32.sub ${value} (i32.const ${String(low.charCodeAt(0))})) (i32.const ${String(high.charCodeAt(0) - low.charCodeAt(0) + 1)}))`;
/** A byte with capital letters made small ones; others may change too. */
export const inSmall = (value: string): string => `(i32.or ${value} (i32.const 0x20))`;
/** Whether a byte is a hexadecimal digit. */
export const isHex = (value: string): string =>
  `(i32.or ${isBetween(value, '0', '9')} ${isBetween(inSmall(value), 'a', 'f')})`;
/** Text as a number of 64 bits, its first letter lowest. */
export const word = (text: string): string =>
  `(i64.const ${String(Buffer.from(text.padStart(8, '\0')).readBigUInt64LE())})`;
/** Sixteen bytes as they are. */
export const sixteen = (bytes: readonly number[]): string => `(v128.const i8x16 ${bytes.join(' ')})`;

/**
 * For eight bytes, less the digit 0 each: the highest bit of those that are no digits, the other bits 0.
 *
 * Seven bits of a byte and 0x76 reach the eighth if they are 10 or more, and no byte carries into the next.
 */
export const notDigits = (bytes: string): string => `(i64.and (i64.const 0x8080808080808080)
  (i64.or ${bytes} (i64.add (i64.and ${bytes} (i64.const 0x7f7f7f7f7f7f7f7f)) (i64.const 0x7676767676767676))))`;

/** The number that eight bytes of 0 to 9 are, the first the highest digit (Lemire: Parsing eight digits, 2018): pairs, then fours and eight. */
export const eightDigits = (name: string): string => `
  (local.set $${name} (i64.add (i64.mul ${local(name)} (i64.const 10)) (i64.shr_u ${local(name)} (i64.const 8))))
  (local.set $${name} (i64.shr_u (i64.add
    (i64.mul (i64.and ${local(name)} (i64.const 0x000000ff000000ff)) (i64.const 0x000f424000000064))
    (i64.mul (i64.and (i64.shr_u ${local(name)} (i64.const 16)) (i64.const 0x000000ff000000ff)) (i64.const 0x0000271000000001)))
    (i64.const 32)))`;

/** So many bytes after what is to be read may be read too, and after what is to be written be overwritten. */
export const SLACK = 96;

/**
 * Copies the bytes from one local to another, up to a third, and may copy {@link SLACK} more; it needs a local `at`, and moves `from`.
 *
 * Most lines are no longer than that: these take no decision but one.
 */
export const copy = (from: string, to: string, end: string): string => `
  ${Array.from({ length: SLACK / 16 }, (_, i) => `(v128.store offset=${String(16 * i)} ${local(to)} (v128.load offset=${String(16 * i)} ${local(from)}))`).join('\n  ')}
  (if (i32.gt_u (i32.sub ${local(end)} ${local(from)}) (i32.const ${String(SLACK)})) (then
    (local.set $at ${local(to)})
    (loop $more
      (local.set $${from} (i32.add ${local(from)} (i32.const 32)))
      (local.set $at (i32.add ${local('at')} (i32.const 32)))
      (v128.store offset=${String(SLACK - 32)} ${local('at')} (v128.load offset=${String(SLACK - 32)} ${local(from)}))
      (v128.store offset=${String(SLACK - 16)} ${local('at')} (v128.load offset=${String(SLACK - 16)} ${local(from)}))
      (br_if $more (i32.gt_u (i32.sub ${local(end)} ${local(from)}) (i32.const ${String(SLACK)}))))))`;
