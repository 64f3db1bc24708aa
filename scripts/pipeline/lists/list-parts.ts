import { type FileHandle, open } from 'node:fs/promises';
import { SPILL } from './run-store.ts';
import { LONGEST_LINE, type Packing } from './text-chunks.ts';
import { type UrlForm } from './url-form.ts';

const LF = 0x0a;
/** A list is divided into no more than about so many parts. */
const PARTS = 64;

/** A file of addresses, or a stretch of whole lines of one: what a thread reads at once. */
export interface Part {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  readonly form: UrlForm;
  readonly packing: Packing;
  /** Its number among the files that runs may be taken from as they stand. */
  readonly number: number;
  /** The bytes of it to read. */
  readonly from: number;
  readonly to: number;
}

/**
 * Divides files so that threads can share them: long ones at the ends of lines, as far as their lines can be read apart.
 *
 * @param files whole ones. @param least bytes that are worth being a part.
 */
export async function partsOf(files: readonly Part[], least: number): Promise<Part[]> {
  const bytes = files.reduce((sum, { from, to }) => sum + to - from, 0);
  const most = Math.max(least, Math.ceil(bytes / PARTS));
  return (
    await Promise.all(
      files.map(async (file) =>
        file.form.kind === 'mapped' && file.packing === 'none' ? divided(file, most) : [file],
      ),
    )
  ).flat();
}

/** A file in stretches of about so many bytes. */
async function divided(file: Part, most: number): Promise<Part[]> {
  const stretches = Math.ceil((file.to - file.from) / most);
  const handle = await open(file.path);
  try {
    const end = await lastLineStart(handle, file.to);
    // A last line without an end is written anew: it cannot be taken from the file as it is.
    if (end > file.from && end < file.to)
      return [...(await divided({ ...file, to: end }, most)), { ...file, from: end, number: SPILL }];
    if (end < file.to) return [{ ...file, number: SPILL }];
    if (stretches <= 1) return [file];
    const parts: Part[] = [];
    let from = file.from;
    for (let stretch = 1; stretch <= stretches && from < file.to; stretch++) {
      const near = Math.max(from, file.from + stretch * most);
      const to = stretch === stretches ? file.to : await lineAfter(handle, near, file.to);
      parts.push({ ...file, from, to });
      from = to;
    }
    return parts;
  } finally {
    await handle.close();
  }
}

/** Where the last line begins that has no end; the end of the file where each has one. */
async function lastLineStart(handle: FileHandle, size: number): Promise<number> {
  const length = Math.min(size, LONGEST_LINE + 1);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  const line = buffer.subarray(0, bytesRead).lastIndexOf(LF);
  return line === -1 ? (length === size ? 0 : size) : size - length + line + 1;
}

/** Where the first line begins after a byte of a file. @param end of the file. */
async function lineAfter(handle: FileHandle, at: number, end: number): Promise<number> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_LINE + 1), 0, LONGEST_LINE + 1, at);
  const line = buffer.subarray(0, bytesRead).indexOf(LF);
  return line === -1 ? end : at + line + 1;
}
