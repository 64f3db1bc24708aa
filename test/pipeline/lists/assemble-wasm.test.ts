import { describe, expect, test } from 'vitest';
import { assembleWasm } from '../../../scripts/pipeline/lists/assemble-wasm.ts';
import { INSTRUCTIONS } from '../../../scripts/pipeline/lists/wasm-opcodes.ts';

const module = (...functions: string[]): string =>
  `(module (import "test" "memory" (memory 1)) ${functions.join(' ')})`;

function run(body: string, ...args: (number | bigint)[]): unknown {
  const bytes = assembleWasm(module(`(func (export "run") ${body})`));
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { run: made } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { test: { memory } }).exports as {
    run: (...args: (number | bigint)[]) => unknown;
  };
  return made(...args);
}

describe('assembled WebAssembly', () => {
  test('has the bytes that the specification gives', () => {
    const add =
      '(func (export "add") (param $a i32) (param $b i32) (result i32) (i32.add (local.get $a) (local.get $b)))';
    expect([...assembleWasm(module(`${add} ;; a comment (not read\n`))]).toEqual([
      0,
      0x61,
      0x73,
      0x6d,
      1,
      0,
      0,
      0,
      1,
      7,
      1,
      0x60,
      2,
      0x7f,
      0x7f,
      1,
      0x7f,
      2,
      16,
      1,
      4,
      ...Buffer.from('test'),
      6,
      ...Buffer.from('memory'),
      2,
      0,
      1,
      3,
      2,
      1,
      0,
      7,
      7,
      1,
      3,
      ...Buffer.from('add'),
      0,
      0,
      10,
      9,
      1,
      7,
      0,
      0x20,
      0,
      0x20,
      1,
      0x6a,
      0x0b,
    ]);
  });

  test.each([0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, 2 ** 31 - 1, -(2 ** 31)])(
    'has the number %i as it was written',
    (value) => {
      expect(run(`(result i32) (i32.const ${String(value)})`)).toBe(value);
    },
  );

  test('takes numbers of 64 bits in hexadecimal, above the highest with a sign too', () => {
    expect(
      run(
        '(result i32) (local $a i64) (local.set $a (i64.const 0x8080808080808080)) (i32.wrap_i64 (i64.shr_u (local.get $a) (i64.const 56)))',
      ),
    ).toBe(0x80);
  });

  test('leaves the block, begins the loop and takes the branch that a label or condition names', () => {
    const sum = `(param $n i32) (result i32) (local $sum i32)
      (block $done (loop $next
        (if (i32.eqz (local.get $n)) (then (br $done)) (else (local.set $sum (i32.add (local.get $sum) (local.get $n)))))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $next)))
      (local.get $sum)`;
    expect(run(sum, 10)).toBe(55);
  });

  test('looks sixteen bytes up at once', () => {
    const table = Array.from({ length: 16 }, (_, i) => (i % 3 === 0 ? 255 : 0)).join(' ');
    const places = Array.from({ length: 16 }, (_, i) => i).join(' ');
    expect(
      run(`(result i32) (i8x16.bitmask (i8x16.swizzle (v128.const i8x16 ${table}) (v128.const i8x16 ${places})))`),
    ).toBe(0b1001001001001001);
  });

  test.each([
    [
      'an instruction that is not known',
      '(i32.rotl (i32.const 1) (i32.const 1))',
      /expected an instruction, came i32\.rotl/,
    ],
    ['a local that is not there', '(local.get $x)', /came \$x/],
    ['a label that is not around', '(block $a (br $b))', /came \$b/],
    ['a type that is not known', '(param $a f32)', /expected i32, i64 or v128, came f32/],
    ['a parenthesis too few', '(block $a', /closing parenthesis/],
    ['a parenthesis too many', '))))', /opening parenthesis/],
  ])('is refused with %s', (_, body, message) => {
    expect(() => run(body)).toThrow(message);
  });

  test('knows each instruction by another opcode', () => {
    const opcodes = [...INSTRUCTIONS.values()].map(({ opcode }) => opcode.join(' '));
    expect(new Set(opcodes).size).toBe(opcodes.length);
  });
});
