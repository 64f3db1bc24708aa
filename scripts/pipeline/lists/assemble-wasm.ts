import { INSTRUCTIONS } from './wasm-opcodes.ts';

/** A word, or a list in parentheses. */
type Expression = string | readonly Expression[];

const I32 = 0x7f;
const FUNCTION = 0x60;
const NO_RESULT = 0x40;
const BLOCK = 0x02;
const LOOP = 0x03;
const IF = 0x04;
const ELSE = 0x05;
const END = 0x0b;
const TYPES = new Map([
  ['i32', I32],
  ['i64', 0x7e],
  ['v128', 0x7b],
]);

/**
 * Assembles WebAssembly from a part of its text format, in which every instruction stands in parentheses with its operands.
 *
 * A module has one import, `(import "NAME" "NAME" (memory PAGES))`, and functions, each exported: `(func (export "NAME")
 * (param $NAME TYPE) … (result i32) (local $NAME TYPE) … INSTRUCTION …)`. Blocks and loops have a label and no result,
 * `if` a condition, `(then …)` and perhaps `(else …)`. Comments go from `;;` to the end of the line. Any tool for
 * WebAssembly takes the same text.
 *
 * @returns the bytes of a module. @throws Error naming what is not known; that a module is valid is for the engine to say.
 */
export function assembleWasm(text: string): Uint8Array<ArrayBuffer> {
  const [module, ...others] = readExpressions(text);
  if (!Array.isArray(module) || module[0] !== 'module' || others.length > 0) throw new Error('expected one (module …)');
  const [imported, ...functions] = (module as readonly Expression[]).slice(1).map((part) => listOf(part));
  const [, from, name, memory] = imported!;
  const assembled = functions.map((parts) => assembleFunction(parts));
  return Uint8Array.from([
    0x00,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(
      1,
      assembled.map(({ type }) => type),
    ),
    ...section(2, [[...quoted(from), ...quoted(name), 0x02, 0x00, ...unsigned(Number(listOf(memory)[1]))]]),
    ...section(
      3,
      assembled.map((_, i) => unsigned(i)),
    ),
    ...section(
      7,
      assembled.map(({ exported }, i) => [...exported, 0x00, ...unsigned(i)]),
    ),
    ...section(
      10,
      assembled.map(({ code }) => [...unsigned(code.length), ...code]),
    ),
  ]);
}

interface AssembledFunction {
  readonly exported: readonly number[];
  readonly type: readonly number[];
  readonly code: readonly number[];
}

function assembleFunction([, exported, ...parts]: readonly Expression[]): AssembledFunction {
  const named = (kind: string): (readonly Expression[])[] => parts.map(listOf).filter(([word]) => word === kind);
  const [params, results, locals] = [named('param'), named('result'), named('local')];
  const names = [...params, ...locals].map(([, name]) => name as string);
  const body = parts
    .slice(params.length + results.length + locals.length)
    .flatMap((part) => instruction(part, names, []));
  const list = (types: readonly number[]): number[] => [...unsigned(types.length), ...types];
  return {
    exported: quoted(listOf(exported)[1]),
    type: [
      FUNCTION,
      ...list(params.map(([, , type]) => typeOf(type))),
      ...list(results.map(([, type]) => typeOf(type))),
    ],
    code: [...unsigned(locals.length), ...locals.flatMap(([, , type]) => [1, typeOf(type)]), ...body, END],
  };
}

/** @param labels of the blocks around, the innermost last; an `if` has the empty one. */
function instruction(expression: Expression, locals: readonly string[], labels: readonly string[]): number[] {
  const [word, ...rest] = listOf(expression) as readonly [string, ...Expression[]];
  const all = (parts: readonly Expression[], within = labels): number[] =>
    parts.flatMap((part) => instruction(part, locals, within));
  if (word === 'block' || word === 'loop') {
    const [label, ...body] = rest;
    return [word === 'block' ? BLOCK : LOOP, NO_RESULT, ...all(body, [...labels, label as string]), END];
  }
  if (word === 'if') {
    const [condition, then, otherwise] = rest;
    const within = [...labels, ''];
    return [
      ...all([condition!]),
      IF,
      NO_RESULT,
      ...all(listOf(then).slice(1), within),
      ...(otherwise === undefined ? [] : [ELSE, ...all(listOf(otherwise).slice(1), within)]),
      END,
    ];
  }
  const known = INSTRUCTIONS.get(word);
  if (known === undefined)
    throw new Error(`expected an instruction, came ${word}; if it is one, add it to wasm-opcodes.ts`);
  const words = rest.filter((part) => typeof part === 'string');
  const operands = rest.filter((part) => typeof part !== 'string');
  return [...all(operands), ...known.opcode, ...immediate(known.immediate, words, locals, labels)];
}

function immediate(
  kind: (typeof INSTRUCTIONS extends ReadonlyMap<string, infer I> ? I : never)['immediate'],
  words: readonly string[],
  locals: readonly string[],
  labels: readonly string[],
): number[] {
  const [word = ''] = words;
  switch (kind) {
    case 'nothing':
      return [];
    case 'local':
      return unsigned(placeOf(word, locals));
    case 'label':
      return unsigned(labels.length - 1 - placeOf(word, labels));
    case 'memory':
      return [0, ...unsigned(Number(word.replace('offset=', '')))];
    case 'i32':
      return signed(BigInt.asIntN(32, BigInt(word)));
    case 'i64':
      return signed(BigInt.asIntN(64, BigInt(word)));
    case 'bytes':
      return words.slice(1).map((byte) => Number(byte) & 0xff);
  }
}

function placeOf(name: string, names: readonly string[]): number {
  const place = names.lastIndexOf(name);
  if (place === -1) throw new Error(`expected one of ${names.join(', ')}, came ${name}`);
  return place;
}

function typeOf(type: Expression | undefined): number {
  const code = TYPES.get(type as string);
  if (code === undefined) throw new Error(`expected i32, i64 or v128, came ${String(type)}`);
  return code;
}

function listOf(expression: Expression | undefined): readonly Expression[] {
  if (expression === undefined || typeof expression === 'string')
    throw new Error(`expected something in parentheses, came ${expression ?? 'nothing'}`);
  return expression;
}

function readExpressions(text: string): Expression[] {
  const open: Expression[][] = [[]];
  for (const [word] of text.replaceAll(/;;.*/g, '').matchAll(/[()]|[^\s()]+/g)) {
    if (word === '(') open.push([]);
    else if (word === ')') {
      const closed = open.pop()!;
      if (open.length === 0) throw new Error('expected an opening parenthesis for each that closes');
      open.at(-1)!.push(closed);
    } else open.at(-1)!.push(word);
  }
  if (open.length > 1) throw new Error('expected a closing parenthesis for each that opens');
  return open[0]!;
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const content = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(content.length), ...content];
}

/** A name, its length first. */
function quoted(name: Expression | undefined): number[] {
  const bytes = [...Buffer.from((name as string).slice(1, -1))];
  return [...unsigned(bytes.length), ...bytes];
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** LEB128 of a number with a sign, which is the seventh bit of the last byte. */
function signed(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  return (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40) ? [low] : [low | 0x80, ...signed(rest)];
}
