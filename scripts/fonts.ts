/**
 * `npm run fonts`: writes the two typefaces of the site to `src/styles/fonts`, from their packages, with the weights and
 * characters that pages use.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import { SANS_CHARACTERS, SERIF_CHARACTERS } from './pipeline/text/page-characters.ts';

const OUT = path.resolve(import.meta.dirname, '../src/styles/fonts');
const require = createRequire(import.meta.url);

/** The files of the packages, and the weights and characters that pages use. */
const FACES = [
  {
    name: 'serif.woff2',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    weights: { min: 400, max: 650, default: 400 },
    characters: SERIF_CHARACTERS,
  },
  {
    name: 'sans.woff2',
    file: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    weights: { min: 400, max: 700, default: 400 },
    characters: SANS_CHARACTERS,
  },
] as const;

/** Features of OpenType that pages use; kerning alone takes a quarter of the serif's bytes, and is worth it. */
const FEATURES = ['kern', 'liga', 'lnum', 'tnum'];

await mkdir(OUT, { recursive: true });
for (const { name, file, weights, characters } of FACES) {
  const whole = await readFile(require.resolve(file));
  const part = await subsetFont(whole, characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: FEATURES,
  });
  await writeFile(path.join(OUT, name), part);
  console.log(`${name}: ${String(part.length)} bytes of ${String(whole.length)}`);
}
