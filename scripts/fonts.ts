/**
 * `npm run fonts`: writes the two typefaces of the site to `src/styles/fonts`, from their packages, with the weights and
 * characters that pages use.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import { PAGE_CHARACTERS } from './pipeline/text/page-characters.ts';

const OUT = path.resolve(import.meta.dirname, '../src/styles/fonts');
const require = createRequire(import.meta.url);

/** The files of the packages, and the weights that the style sheets ask for. */
const FACES = [
  {
    name: 'serif.woff2',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    weights: { min: 400, max: 650, default: 400 },
  },
  {
    name: 'sans.woff2',
    file: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    weights: { min: 400, max: 700, default: 400 },
  },
] as const;

await mkdir(OUT, { recursive: true });
for (const { name, file, weights } of FACES) {
  const whole = await readFile(require.resolve(file));
  const part = await subsetFont(whole, PAGE_CHARACTERS, { targetFormat: 'woff2', variationAxes: { wght: weights } });
  await writeFile(path.join(OUT, name), part);
  console.log(`${name}: ${String(part.length)} bytes of ${String(whole.length)}`);
}
