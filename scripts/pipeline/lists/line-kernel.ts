import { assembleWasm } from './assemble-wasm.ts';
import {
  BUCKET_BITS,
  BUCKET_BYTES,
  ENTRY_BYTES,
  LENGTH_BITS,
  NODE_BITS,
  NODES_PER_BUCKET,
  SHORTEST_RUN,
} from './bucket-layout.ts';
import {
  byteAt,
  copy,
  eightDigits,
  inSmall,
  isBetween,
  isHex,
  local,
  notDigits,
  sixteen,
  SLACK,
  word,
} from './kernel-text.ts';
import { BYTE_CLASS, PLAIN } from './url-bytes.ts';

/** Words of 32 bits that {@link LineKernel.scan} writes for each line. */
export const RECORD_WORDS = 4;
/** In a record: the offset in the image id, the image's number, where the id ends, and where the line does. */
export const OFFSET = 0;
export const NUMBER = 1;
export const ID_END = 2;
export const LINE_END = 3;

/** The inner loops over the bytes of lines, in a memory of their own. All places are byte positions in that memory. */
export interface LineKernel {
  /**
   * Reads lines that stand as a list has them: `n`, eight digits, `_`, a number of at most eight digits, a tab,
   * `http://` or `https://`, a letter or digit, bytes that an address may have, and LF.
   *
   * It stops before the first line that is any other, though it may be one to keep.
   *
   * @param at where the first line begins. @param to where the last one ends. @param out where to write records.
   * @param last where the room for records ends. @returns where the records end.
   */
  readonly scan: (at: number, to: number, out: number, last: number) => number;
  /**
   * Copies lines into buckets, as long as each belongs to another synset than the next, is known, short, and fits.
   *
   * @param record of the first line, with an entry of the offset table in place of the offset. @param last where records end. @param start where that line begins.
   * @param buckets where they stand. @param filled where there stands for each how many of its bytes are filled; `lines`, with how many lines.
   * @returns the record of the first line that was not copied.
   */
  readonly gather: (
    record: number,
    last: number,
    start: number,
    buckets: number,
    filled: number,
    lines: number,
  ) => number;
  /** Copies bytes. */
  readonly copy: (from: number, length: number, to: number) => void;
  /** Copies lines one after the other. @param order numbers of lines, up to `end`. @param starts where each line begins; `ends`, where it ends. */
  readonly copyLines: (order: number, end: number, starts: number, ends: number, to: number) => void;
}

/** Makes the kernel for a memory. */
export function lineKernel(memory: WebAssembly.Memory): LineKernel {
  return new WebAssembly.Instance(new WebAssembly.Module(KERNEL), { lines: { memory } })
    .exports as unknown as LineKernel;
}

/**
 * Two tables by which sixteen bytes are looked up at once (after simdjson): a bit for each of the eight rows of ASCII.
 *
 * A byte is not plain if the table of its low half has the bit of its row. Bytes beyond ASCII have no row; they are
 * told by their highest bit.
 */
const ROWS = sixteen(Array.from({ length: 16 }, (_, row) => (row < 8 ? 1 << row : 0)));
const NOT_PLAIN = sixteen(
  Array.from({ length: 16 }, (_, low) =>
    Array.from({ length: 8 }, (_, row) => (BYTE_CLASS[(row << 4) | low] === PLAIN ? 0 : 1 << row)).reduce(
      (all, bit) => all | bit,
    ),
  ),
);
const NONE = sixteen(new Array<number>(16).fill(0));
const LOW_HALF = sixteen(new Array<number>(16).fill(0x0f));

const SCAN = `
  (func (export "scan") (param $at i32) (param $to i32) (param $out i32) (param $last i32) (result i32)
    (local $offset i64) (local $number i64) (local $digits i32) (local $idEnd i32) (local $i i32) (local $mask i32) (local $byte i32) (local $sixteen v128)
    (block $other
      (loop $line
        (br_if $other (i32.ge_u ${local('at')} ${local('to')}))
        (br_if $other (i32.ge_u ${local('out')} ${local('last')}))
        ;; n, and the eight digits of the synset's offset
        (br_if $other (i32.ne ${byteAt('at')} (i32.const ${String('n'.charCodeAt(0))})))
        (local.set $offset (i64.xor (i64.load offset=1 ${local('at')}) ${word('00000000')}))
        (br_if $other (i64.ne ${notDigits(local('offset'))} (i64.const 0)))
        ${eightDigits('offset')}
        ;; _, and up to eight digits of the image's number, moved to the end of the word
        (br_if $other (i32.ne ${byteAt('at', 9)} (i32.const ${String('_'.charCodeAt(0))})))
        (local.set $number (i64.xor (i64.load offset=10 ${local('at')}) ${word('00000000')}))
        (local.set $digits (i32.shr_u (i32.wrap_i64 (i64.ctz ${notDigits(local('number'))})) (i32.const 3)))
        (br_if $other (i32.eqz ${local('digits')}))
        (local.set $number (i64.shl ${local('number')} (i64.extend_i32_u (i32.sub (i32.const 64) (i32.shl ${local('digits')} (i32.const 3))))))
        ${eightDigits('number')}
        (local.set $idEnd (i32.add (i32.add ${local('at')} (i32.const 10)) ${local('digits')}))
        (br_if $other (i32.ne ${byteAt('idEnd')} (i32.const 9)))
        ;; the scheme, in small letters
        (if (i64.eq (i64.load offset=1 ${local('idEnd')}) ${word('https://')})
          (then (local.set $i (i32.add ${local('idEnd')} (i32.const 9))))
          (else
            (br_if $other (i64.ne (i64.shl (i64.load offset=1 ${local('idEnd')}) (i64.const 8)) ${word('http://')}))
            (local.set $i (i32.add ${local('idEnd')} (i32.const 8)))))
        ;; the first byte of the host
        (local.set $byte ${byteAt('i')})
        (br_if $other (i32.eqz (i32.or ${isBetween(inSmall(local('byte')), 'a', 'z')} ${isBetween(local('byte'), '0', '9')})))
        (loop $address
          (local.set $sixteen (v128.load offset=0 ${local('i')}))
          (local.set $mask (i8x16.bitmask (v128.or ${local('sixteen')} (i8x16.ne ${NONE} (v128.and
            (i8x16.swizzle ${NOT_PLAIN} (v128.and ${local('sixteen')} ${LOW_HALF}))
            (i8x16.swizzle ${ROWS} (i8x16.shr_u ${local('sixteen')} (i32.const 4))))))))
          (if (i32.eqz ${local('mask')}) (then
            (local.set $i (i32.add ${local('i')} (i32.const 16)))
            (br $address)))
          (local.set $i (i32.add ${local('i')} (i32.ctz ${local('mask')})))
          (local.set $byte ${byteAt('i')})
          ;; a percent sign and two hexadecimal digits
          (if (i32.eq ${local('byte')} (i32.const ${String('%'.charCodeAt(0))})) (then
            (local.set $byte ${byteAt('i', 1)})
            (br_if $other (i32.eqz ${isHex(local('byte'))}))
            (local.set $byte ${byteAt('i', 2)})
            (br_if $other (i32.eqz ${isHex(local('byte'))}))
            (local.set $i (i32.add ${local('i')} (i32.const 3)))
            (br $address)))
          (br_if $other (i32.ne ${local('byte')} (i32.const 10))))
        (local.set $at (i32.add ${local('i')} (i32.const 1)))
        (i32.store offset=${String(4 * OFFSET)} ${local('out')} (i32.wrap_i64 ${local('offset')}))
        (i32.store offset=${String(4 * NUMBER)} ${local('out')} (i32.wrap_i64 ${local('number')}))
        (i32.store offset=${String(4 * ID_END)} ${local('out')} ${local('idEnd')})
        (i32.store offset=${String(4 * LINE_END)} ${local('out')} ${local('at')})
        (local.set $out (i32.add ${local('out')} (i32.const ${String(4 * RECORD_WORDS)})))
        (br $line)))
    ${local('out')})`;

const GATHER = `
  (func (export "gather") (param $record i32) (param $last i32) (param $from i32) (param $buckets i32) (param $filled i32) (param $lines i32) (result i32)
    (local $entry i32) (local $end i32) (local $length i32) (local $bucket i32) (local $used i32) (local $to i32) (local $at i32)
    (block $done
      (loop $line
        (br_if $done (i32.ge_u ${local('record')} ${local('last')}))
        (local.set $entry (i32.load offset=${String(4 * OFFSET)} ${local('record')}))
        ;; the highest bit: the line is known, and stands as it is wanted
        (br_if $done (i32.eqz (i32.shr_u ${local('entry')} (i32.const 31))))
        ;; the next line is of the same synset; what is behind the last record decides nothing but how it is kept
        (br_if $done (i32.eq ${local('entry')} (i32.load offset=${String(4 * (RECORD_WORDS + OFFSET))} ${local('record')})))
        (local.set $end (i32.load offset=${String(4 * LINE_END)} ${local('record')}))
        (local.set $length (i32.sub ${local('end')} ${local('from')}))
        (br_if $done (i32.ge_u ${local('length')} (i32.const ${String(SHORTEST_RUN)})))
        ;; the bucket, its bytes and lines
        (local.set $entry (i32.and ${local('entry')} (i32.const 0x7fffffff)))
        (local.set $bucket (i32.shr_u ${local('entry')} (i32.const ${String(NODE_BITS)})))
        (local.set $used (i32.load offset=0 (i32.add ${local('filled')} (i32.shl ${local('bucket')} (i32.const 2)))))
        (local.set $at (i32.add (i32.load offset=0 (i32.add ${local('lines')} (i32.shl ${local('bucket')} (i32.const 2)))) (i32.const 1)))
        (br_if $done (i32.gt_u
          (i32.add (i32.add ${local('used')} ${local('length')}) (i32.mul ${local('at')} (i32.const ${String(ENTRY_BYTES)})))
          (i32.const ${String(BUCKET_BYTES - SLACK)})))
        (i32.store offset=0 (i32.add ${local('filled')} (i32.shl ${local('bucket')} (i32.const 2))) (i32.add ${local('used')} ${local('length')}))
        (i32.store offset=0 (i32.add ${local('lines')} (i32.shl ${local('bucket')} (i32.const 2))) ${local('at')})
        ;; the entry, counted from the end of the bucket
        (local.set $to (i32.add ${local('buckets')} (i32.shl ${local('bucket')} (i32.const ${String(BUCKET_BITS)}))))
        (i32.store offset=0
          (i32.sub (i32.add ${local('to')} (i32.const ${String(BUCKET_BYTES)})) (i32.mul ${local('at')} (i32.const ${String(ENTRY_BYTES)})))
          (i32.or (i32.shl (i32.and ${local('entry')} (i32.const ${String(NODES_PER_BUCKET - 1)})) (i32.const ${String(LENGTH_BITS)})) ${local('length')}))
        (local.set $to (i32.add ${local('to')} ${local('used')}))
        ${copy('from', 'to', 'end')}
        (local.set $from ${local('end')})
        (local.set $record (i32.add ${local('record')} (i32.const ${String(4 * RECORD_WORDS)})))
        (br $line)))
    ${local('record')})`;

const KERNEL = assembleWasm(`(module
  (import "lines" "memory" (memory 1))
  ${SCAN}
  ${GATHER}
  (func (export "copy") (param $from i32) (param $length i32) (param $to i32)
    (local $end i32) (local $at i32)
    (local.set $end (i32.add ${local('from')} ${local('length')}))
    ${copy('from', 'to', 'end')})
  (func (export "copyLines") (param $order i32) (param $last i32) (param $starts i32) (param $ends i32) (param $to i32)
    (local $line i32) (local $from i32) (local $end i32) (local $next i32) (local $at i32)
    (block $done
      (loop $lines
        (br_if $done (i32.ge_u ${local('order')} ${local('last')}))
        (local.set $line (i32.shl (i32.load offset=0 ${local('order')}) (i32.const 2)))
        (local.set $from (i32.load offset=0 (i32.add ${local('starts')} ${local('line')})))
        (local.set $end (i32.load offset=0 (i32.add ${local('ends')} ${local('line')})))
        (local.set $next (i32.add ${local('to')} (i32.sub ${local('end')} ${local('from')})))
        ${copy('from', 'to', 'end')}
        (local.set $to ${local('next')})
        (local.set $order (i32.add ${local('order')} (i32.const 4)))
        (br $lines)))))`);
