/** JSON to the byte as Python's `json.dumps` writes it: `, ` and `: ` between parts, and ASCII alone. */

/** A string. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Yields an object from entries that are JSON already. */
export function* pythonObject(entries: Iterable<readonly [name: string, value: string]>): Generator<string> {
  let before = '{';
  for (const [name, value] of entries) {
    yield `${before}${pythonString(name)}: ${value}`;
    before = ', ';
  }
  yield before === '{' ? '{}' : '}';
}
