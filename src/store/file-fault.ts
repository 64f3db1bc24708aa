import { StoreError } from './store-error.ts';

/** Reasons for errors of the file system by code, each with what to do about it. */
const FAULTS: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room there and run it again; what was whole before still is.'],
  EDQUOT: [
    'the space allotted on the disk is used up',
    'Make room there and run it again; what was whole before still is.',
  ],
  EROFS: ['the disk may only be read', 'Name another folder, or mount the disk for writing.'],
  EACCES: ['this user may not', 'Change who may, or run it as another user.'],
  EPERM: ['this user may not', 'Change who may, or run it as another user.'],
  EISDIR: ['a folder stands in its place', 'Move the folder away and run it again.'],
  ENOTDIR: ['a file stands in the place of a folder above it', 'Move the file away and run it again.'],
  ENOTEMPTY: ['a folder stands in its place', 'Move the folder away and run it again.'],
  EEXIST: ['something else stands in its place', 'Move it away and run it again.'],
  ENOENT: ['it is not there', 'Build the data again: npm run data'],
  EIO: ['the disk fails', 'Check the disk, and build the data again from what they are made of: npm run data'],
  EMFILE: ['too many files are open', 'Raise the limit (ulimit -n) and run it again.'],
  ENFILE: ['too many files are open', 'Raise the limit (ulimit -n) and run it again.'],
};

const NO_PLACE = ['nothing can be made there', 'Name another folder.'] as const;

/** Returns the error of a file that cannot be read or written: which, why, and what to do. @param file its name where the system's error has none. */
export function fileFault(file: string, doing: 'read' | 'written', error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const { code = '', path = file, dest, message } = error as NodeJS.ErrnoException & { readonly dest?: string };
  // What is written is not there yet: it is a folder above it that is missing.
  const [why, remedy] = doing === 'written' && code === 'ENOENT' ? NO_PLACE : (FAULTS[code] ?? [message, '']);
  return new StoreError(`${dest ?? path}: cannot be ${doing}: ${why}. ${remedy}`.trim(), { cause: error });
}

/** Does something with a file. @throws StoreError as {@link fileFault} words it, if the system does not let it; other errors as they are. */
export async function withFile<T>(file: string, doing: 'read' | 'written', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isSystemError(error) ? fileFault(file, doing, error) : error;
  }
}

/**
 * Returns the result of reading a file or folder, or `undefined` if it does not exist.
 *
 * @throws StoreError if the system refuses.
 */
export async function ifExists<T>(file: string, read: (file: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await read(file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') return undefined;
    throw fileFault(file, 'read', error);
  }
}

/** Returns true if an error comes from the operating system. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
