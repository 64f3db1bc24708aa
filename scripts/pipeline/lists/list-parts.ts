import { type FileHandle, open } from 'node:fs/promises';
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
  if (stretches <= 1) return [file];
  const handle = await open(file.path);
  try {
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

/** Where the first line begins after a byte of a file. @param end of the file. */
async function lineAfter(handle: FileHandle, at: number, end: number): Promise<number> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_LINE + 1), 0, LONGEST_LINE + 1, at);
  const line = buffer.subarray(0, bytesRead).indexOf(LF);
  return line === -1 ? end : at + line + 1;
}
