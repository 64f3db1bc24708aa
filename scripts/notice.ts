/** `npm run notice`: writes `NOTICE`, the licences of all packages that the site runs with, from the lock file. */

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { noticeOf } from './pipeline/text/notice.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const text = noticeOf(await readFile(path.join(ROOT, 'package-lock.json'), 'utf8'));
await writeFile(path.join(ROOT, 'NOTICE'), text);
console.log(`NOTICE names ${String(text.split('\n').filter((line) => line.startsWith('- ')).length)} packages.`);
