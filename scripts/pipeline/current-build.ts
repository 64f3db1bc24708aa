import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type z } from 'zod';
import { currentSchema, manifestSchema } from '../../src/format/built-json.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../src/format/catalogue-files.ts';

/** What a build says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A build that stands whole in its folder. */
export interface WholeBuild {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The hexadecimal SHA-256 of some bytes. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The name of a build whose manifest is this text. */
export function versionOf(manifestText: string): string {
  return sha256(manifestText).slice(0, 12);
}

/** The version that `current.json` names, or `undefined` if there is no such file, or no version in it. */
export async function currentVersion(root: string): Promise<string | undefined> {
  const text = await readIfThere(path.join(root, CURRENT_FILE));
  return text === undefined ? undefined : currentSchema.safeParse(parsed(text)).data?.version;
}

/** The current build, or `undefined` if there is none or it is not whole. */
export async function currentBuild(root: string): Promise<WholeBuild | undefined> {
  const version = await currentVersion(root);
  return version === undefined ? undefined : wholeBuild(root, version);
}

/** A build by its version, or `undefined` if a file of it is missing or has other bytes than the build wrote. */
export async function wholeBuild(root: string, version: string): Promise<WholeBuild | undefined> {
  const folder = path.join(root, version);
  const text = await readIfThere(path.join(folder, MANIFEST_FILE));
  if (text === undefined || versionOf(text.toString()) !== version) return undefined;
  const manifest = manifestSchema.safeParse(parsed(text)).data;
  if (manifest === undefined) return undefined;
  for (const file of manifest.files) {
    const bytes = await readIfThere(path.join(folder, file.path));
    if (bytes?.length !== file.bytes || sha256(bytes) !== file.sha256) return undefined;
  }
  return { version, folder, manifest };
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
