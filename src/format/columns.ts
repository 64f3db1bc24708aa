import { type ArrayOf, ARRAYS, type Columns, type ColumnSchema, type ColumnType } from '../domain/columns.ts';
import { parseJson } from './parse-json.ts';

/**
 * Column files: named typed arrays in one buffer, read without copying.
 *
 * Byte map (all numbers little-endian; `data/FORMAT.md` has a worked example):
 *
 *     0   8  the ASCII letters CANOPYC1
 *     8   4  length of the header in bytes
 *     12  …  header: JSON `[{ "name", "type", "length" }, …]` in UTF-8
 *         …  zero bytes up to a multiple of 8, then each column, likewise padded
 */

const MAGIC = 'CANOPYC1';
const ALIGNMENT = 8;

interface ColumnHeader {
  readonly name: string;
  readonly type: ColumnType;
  readonly length: number;
}

/** Writes columns into one buffer, in the order of the schema. */
export function encodeColumns<S extends ColumnSchema>(schema: S, columns: Columns<S>): Uint8Array {
  const names = Object.keys(schema);
  const headers = names.map((name): ColumnHeader => ({ name, type: schema[name]!, length: columns[name]!.length }));
  const header = new TextEncoder().encode(JSON.stringify(headers));
  let end = padded(12 + header.length);
  const places = headers.map(({ name }) => {
    const place = end;
    end = padded(end + columns[name]!.byteLength);
    return place;
  });
  const out = new Uint8Array(end);
  out.set(new TextEncoder().encode(MAGIC));
  new DataView(out.buffer).setUint32(8, header.length, true);
  out.set(header, 12);
  names.forEach((name, i) => {
    const { buffer, byteOffset, byteLength } = columns[name]!;
    out.set(new Uint8Array(buffer, byteOffset, byteLength), places[i]);
  });
  return out;
}

/**
 * Reads the columns of a schema as views into a buffer; columns the schema does not name are ignored.
 *
 * @param bytes a whole column file; it is copied only if it does not start at a multiple of eight.
 * @param name what to call the file in a refusal.
 * @throws Error naming the file, what was expected and what came, if it is no column file, is cut short, or lacks a
 * column.
 */
export function decodeColumns<S extends ColumnSchema>(schema: S, bytes: Uint8Array, name: string): Columns<S> {
  const data = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const { headers, end } = readHeader(data, name);
  const found: Record<string, ArrayOf[ColumnType]> = {};
  let place = end;
  for (const column of headers) {
    const next = padded(place + column.length * ARRAYS[column.type].BYTES_PER_ELEMENT);
    if (next > data.length) {
      throw new Error(
        `${name}: cut short: column ${column.name} should end before byte ${String(next)}, the file has ${String(data.length)}`,
      );
    }
    if (schema[column.name] === column.type) {
      found[column.name] = new ARRAYS[column.type](data.buffer as ArrayBuffer, data.byteOffset + place, column.length);
    }
    place = next;
  }
  const missing = Object.keys(schema).filter((wanted) => found[wanted] === undefined);
  if (missing.length > 0)
    throw new Error(
      `${name}: expected the columns ${missing.join(', ')}, which are missing or of another type; build the data again`,
    );
  return found as Columns<S>;
}

function readHeader(data: Uint8Array, name: string): { headers: readonly ColumnHeader[]; end: number } {
  const magic = new TextDecoder().decode(data.subarray(0, 8));
  if (magic !== MAGIC)
    throw new Error(`${name}: expected a column file beginning with ${MAGIC}, came ${JSON.stringify(magic)}`);
  const length = data.length < 12 ? Infinity : new DataView(data.buffer, data.byteOffset).getUint32(8, true);
  const end = padded(12 + length);
  if (end > data.length)
    throw new Error(
      `${name}: cut short: the header should end before byte ${String(end)}, the file has ${String(data.length)}`,
    );
  const headers = parseJson(new TextDecoder().decode(data.subarray(12, 12 + length)));
  if (!Array.isArray(headers) || !headers.every(isHeader))
    throw new Error(`${name}: expected a list of columns in the header, came another`);
  return { headers, end };
}

function isHeader(value: unknown): value is ColumnHeader {
  const { name, type, length } = (value ?? {}) as Partial<Record<keyof ColumnHeader, unknown>>;
  return (
    typeof name === 'string' &&
    typeof type === 'string' &&
    Object.hasOwn(ARRAYS, type) &&
    Number.isSafeInteger(length) &&
    Number(length) >= 0
  );
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
