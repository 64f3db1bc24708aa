import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { currentSchema, manifestSchema } from '../../../src/format/built-json.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../../src/format/catalogue-files.ts';
import { ifExists } from '../../../src/store/file-fault.ts';
import { parseJson } from '../../../src/format/parse-json.ts';

/** Manifest of a build. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A complete build in its folder. */
export interface WholeBuild {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The hexadecimal SHA-256 of some bytes. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/** The hexadecimal SHA-256 of bytes that come in parts. */
export function sha256Of(parts: Iterable<Uint8Array>): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}

/** The name of a build whose manifest is this text. */
export function versionOf(manifestText: string): string {
  return sha256(manifestText).slice(0, 12);
}

/** Reads the version that `current.json` names; `undefined` if the file is missing or names none. */
export async function currentVersion(root: string): Promise<string | undefined> {
  const text = await ifExists(path.join(root, CURRENT_FILE), (file) => readFile(file));
  return text === undefined ? undefined : currentSchema.safeParse(parseJson(text.toString())).data?.version;
}

/**
 * Thoroughness of checking a build: every byte; or only each file's length, which costs nothing, since the sums find
 * other damage when a part is read.
 */
export type Look = 'bytes' | 'lengths';

/** Finds the current build; `undefined` if there is none or it is incomplete. */
export async function currentBuild(root: string, look: Look = 'bytes'): Promise<WholeBuild | undefined> {
  const version = await currentVersion(root);
  return version === undefined ? undefined : wholeBuild(root, version, look);
}

async function sha256OfFile(file: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const part of createReadStream(file, { highWaterMark: 2 ** 20 })) sum.update(part as Buffer);
  return sum.digest('hex');
}

/** A build by its version, or `undefined` if a file of it is missing or has other bytes than the build wrote. */
export async function wholeBuild(root: string, version: string, look: Look = 'bytes'): Promise<WholeBuild | undefined> {
  const folder = path.join(root, version);
  const text = await ifExists(path.join(folder, MANIFEST_FILE), (file) => readFile(file));
  if (text === undefined || versionOf(text.toString()) !== version) return undefined;
  const manifest = manifestSchema.safeParse(parseJson(text.toString())).data;
  if (manifest === undefined) return undefined;
  for (const file of manifest.files) {
    const name = path.join(folder, file.path);
    if ((await ifExists(name, (file) => stat(file)))?.size !== file.bytes) return undefined;
    if (look === 'bytes' && (await ifExists(name, sha256OfFile)) !== file.sha256) return undefined;
  }
  return { version, folder, manifest };
}
