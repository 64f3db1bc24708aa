/** `npm test`: checks types, style and unused code, and runs all tests at the same time; options are those of vitest. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';

const checks = spawn('npm', ['run', 'lint'], { stdio: ['ignore', 'pipe', 'pipe'] });
const printed: Buffer[] = [];
for (const stream of [checks.stdout, checks.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
const tests = spawn('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });

const codes = await Promise.all([checks, tests].map(async (child) => (await once(child, 'close'))[0] as number | null));
console.log(Buffer.concat(printed).toString());
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
