import type { Random } from './random.ts';

/** Ways to spoil a file: as bytes, as lines, as numbers, as JSON. */

/** Returns the words of a text, which blanks part. */
export function wordsOf(text: string): string[] {
  return text.split(' ');
}

/** Texts that readers stumble over, put in anywhere. */
export const AWKWARD = [
  ...['', ' ', '\t', '\n', '\r\n', '\0', '\ufeff', ' | '],
  ...wordsOf(String.raw`" ' \ | @ % : ; , / { } [ ] # - + . .. ../../etc/passwd`),
  ...wordsOf('0 1 -1 00 007 1.5 1e9 1e400 9007199254740993 4294967295 4294967296 99999999999999999999'),
  ...wordsOf('NaN Infinity 0x10 ١٢ n00001740 n99999999 n0000174 N00001740'),
  ...wordsOf('null true undefined __proto__ constructor toString <script> &amp; %00 %zz'),
  ...['é', 'e\u0301', '\u202e', '\u2028', '💥', 'ß', 'ı'],
  ...['a'.repeat(300), ' '.repeat(70), '('.repeat(50), '"; '.repeat(40)],
];

/** Values that JSON can hold where something else is expected. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 1e308, 2 ** 53, 4294967296],
  ...['', ' ', 'x', '__proto__', '../x', 'javascript:alert(1)', 'http://', 'n00001740'],
  ...[[], [null], [[]], {}, { length: 1 }],
];

const BYTES = [0x00, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x7f, 0x80, 0xc3, 0xed, 0xf8, 0xff];

/** A copy of a file, spoilt in one to four ways. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.4)) {
    const spoilt = mutatedJson(bytes, random);
    if (spoilt !== undefined) return spoilt;
  }
  return random
    .few(4, () => random.pick(isText(bytes) ? TEXT_WAYS : BYTE_WAYS))
    .reduce((file, way) => way(file, random), bytes);
}

type Way = (bytes: Uint8Array, random: Random) => Uint8Array;

const flip: Way = (bytes, random) => changed(bytes, random, (byte) => byte ^ (1 << random.below(8)));
const set: Way = (bytes, random) => changed(bytes, random, () => random.pick(BYTES));
const remove: Way = (bytes, random) => {
  const [start, end] = range(bytes, random);
  return joined(bytes.subarray(0, start), bytes.subarray(end));
};
const repeat: Way = (bytes, random) => {
  const [start, end] = range(bytes, random);
  return joined(bytes.subarray(0, end), bytes.subarray(start));
};
const move: Way = (bytes, random) => {
  const [start, end] = range(bytes, random);
  const rest = joined(bytes.subarray(0, start), bytes.subarray(end));
  const at = random.below(rest.length + 1);
  return joined(rest.subarray(0, at), bytes.subarray(start, end), rest.subarray(at));
};
const cut: Way = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));
const putIn: Way = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return joined(bytes.subarray(0, at), new TextEncoder().encode(random.pick(AWKWARD)), bytes.subarray(at));
};
/** Writes an extreme number over whatever is there, as columns and packs hold them. */
const overwrite: Way = (bytes, random) => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const at = random.below(copy.length);
  if (at + 8 > copy.length) return copy;
  if (random.chance(0.3)) view.setFloat64(at, random.pick([NaN, Infinity, -1, 0.5, 2 ** 53, 1e300]), true);
  else
    view.setUint32(
      at,
      random.pick([0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, copy.length, copy.length + 1]),
      true,
    );
  return copy;
};

/** Ways for files of lines and fields. */
const onLines =
  (change: (lines: string[], at: number, random: Random) => void): Way =>
  (bytes, random) => {
    const lines = new TextDecoder().decode(bytes).split('\n');
    change(lines, random.below(lines.length), random);
    return new TextEncoder().encode(lines.join('\n'));
  };
const dropLine = onLines((lines, at) => lines.splice(at, 1));
const doubleLine = onLines((lines, at) => lines.splice(at, 0, lines[at]!));
const swapLines = onLines((lines, at, random) => {
  const other = random.below(lines.length);
  [lines[at], lines[other]] = [lines[other]!, lines[at]!];
});
const field = onLines((lines, at, random) => {
  const parts = lines[at]!.split(/([\t ,:]+)/);
  parts[random.below(parts.length)] = random.pick(AWKWARD);
  lines[at] = parts.join('');
});
const number = onLines((lines, at, random) => {
  const numbers = [...lines[at]!.matchAll(/\d+/g)];
  const chosen = numbers[random.below(numbers.length)];
  if (chosen === undefined) return;
  const [text] = chosen;
  const other = random.pick([
    String(Number(text) + 1),
    String(Math.max(0, Number(text) - 1)),
    text.replace(/./g, '9'),
    text.replace(/./g, '0'),
    `0${text}`,
    text.slice(1),
    `-${text}`,
  ]);
  lines[at] =
    lines[at]!.slice(0, chosen.index) +
    other.padStart(random.chance(0.5) ? text.length : 0, '0') +
    lines[at]!.slice(chosen.index + text.length);
});

const BYTE_WAYS: readonly Way[] = [flip, set, remove, repeat, move, cut, putIn, overwrite, overwrite, flip];
const TEXT_WAYS: readonly Way[] = [
  flip,
  set,
  remove,
  repeat,
  move,
  cut,
  putIn,
  putIn,
  dropLine,
  doubleLine,
  swapLines,
  field,
  field,
  field,
  number,
  number,
];

function changed(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  if (bytes.length === 0) return bytes;
  const copy = bytes.slice();
  const at = random.below(copy.length);
  copy[at] = change(copy[at]!);
  return copy;
}

function range(bytes: Uint8Array, random: Random): [number, number] {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + 1 + random.below(random.chance(0.8) ? 8 : 400))];
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 64).includes(0);
}

/** Puts another value at a random place of some JSON, or takes it out; `undefined` if the bytes are none. */
function mutatedJson(bytes: Uint8Array, random: Random): Uint8Array | undefined {
  if (bytes[0] !== 0x7b && bytes[0] !== 0x5b) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const root = { value };
  for (const place of random.few(3, () => placeIn(root, random))) {
    if (random.chance(0.2)) Reflect.deleteProperty(place.holder, place.name);
    else if (random.chance(0.1))
      Object.defineProperty(place.holder, random.pick(AWKWARD), {
        value: random.pick(VALUES),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else place.holder[place.name] = random.chance(0.5) ? random.pick(VALUES) : random.pick(AWKWARD);
  }
  return new TextEncoder().encode(root.value === undefined ? '' : JSON.stringify(root.value));
}

function placeIn(root: Record<string, unknown>, random: Random): { holder: Record<string, unknown>; name: string } {
  let [holder, name] = [root, 'value'];
  for (;;) {
    const inner = holder[name];
    if (
      typeof inner !== 'object' ||
      inner === null ||
      Object.keys(inner).length === 0 ||
      (holder !== root && random.chance(0.3))
    )
      return { holder, name };
    [holder, name] = [inner as Record<string, unknown>, random.pick(Object.keys(inner))];
  }
}
