/** What stands after the opcode of an instruction. */
export type Immediate =
  | 'nothing'
  /** The number of a local. */
  | 'local'
  /** The label of a block or loop around. */
  | 'label'
  /** Alignment, which is only a hint and left at one byte, and `offset=`. */
  | 'memory'
  | 'i32'
  | 'i64'
  /** Sixteen bytes, written `i8x16` and their values. */
  | 'bytes';

/** An instruction as it is encoded. */
export interface Instruction {
  readonly opcode: readonly number[];
  readonly immediate: Immediate;
}

/** Instructions of vectors: their opcode is a prefix, and a number of one or two bytes. */
const vector = (number: number, immediate: Immediate = 'nothing'): Instruction => ({
  opcode: number < 0x80 ? [0xfd, number] : [0xfd, (number & 0x7f) | 0x80, number >> 7],
  immediate,
});
const plain = (opcode: number, immediate: Immediate = 'nothing'): Instruction => ({ opcode: [opcode], immediate });

/**
 * The instructions of WebAssembly that kernels here use, by their names in the text format.
 *
 * The numbers are those of the index of instructions in the WebAssembly Core Specification, 2.0. Blocks, loops and `if`
 * have a form of their own, and are not here.
 */
export const INSTRUCTIONS: ReadonlyMap<string, Instruction> = new Map(
  Object.entries({
    br: plain(0x0c, 'label'),
    br_if: plain(0x0d, 'label'),
    'local.get': plain(0x20, 'local'),
    'local.set': plain(0x21, 'local'),
    'local.tee': plain(0x22, 'local'),
    'i32.load': plain(0x28, 'memory'),
    'i64.load': plain(0x29, 'memory'),
    'i32.load8_u': plain(0x2d, 'memory'),
    'i32.store': plain(0x36, 'memory'),
    'i32.const': plain(0x41, 'i32'),
    'i64.const': plain(0x42, 'i64'),
    'i32.eqz': plain(0x45),
    'i32.eq': plain(0x46),
    'i32.ne': plain(0x47),
    'i32.lt_u': plain(0x49),
    'i32.gt_u': plain(0x4b),
    'i32.ge_u': plain(0x4f),
    'i64.eqz': plain(0x50),
    'i64.eq': plain(0x51),
    'i64.ne': plain(0x52),
    'i32.ctz': plain(0x68),
    'i32.add': plain(0x6a),
    'i32.sub': plain(0x6b),
    'i32.mul': plain(0x6c),
    'i32.and': plain(0x71),
    'i32.or': plain(0x72),
    'i32.shl': plain(0x74),
    'i32.shr_u': plain(0x76),
    'i64.ctz': plain(0x7a),
    'i64.add': plain(0x7c),
    'i64.sub': plain(0x7d),
    'i64.mul': plain(0x7e),
    'i64.and': plain(0x83),
    'i64.or': plain(0x84),
    'i64.xor': plain(0x85),
    'i64.shl': plain(0x86),
    'i64.shr_u': plain(0x88),
    'i32.wrap_i64': plain(0xa7),
    'i64.extend_i32_u': plain(0xad),
    'v128.load': vector(0x00, 'memory'),
    'v128.store': vector(0x0b, 'memory'),
    'v128.const': vector(0x0c, 'bytes'),
    'i8x16.swizzle': vector(0x0e),
    'i8x16.splat': vector(0x0f),
    'i8x16.ne': vector(0x24),
    'i8x16.bitmask': vector(0x64),
    'i8x16.shr_u': vector(0x6d),
    'v128.and': vector(0x4e),
    'v128.or': vector(0x50),
  }),
);
