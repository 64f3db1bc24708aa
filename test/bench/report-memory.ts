/** Loaded before a measured program: when it ends, it writes the most memory it held, in kibibytes, to descriptor 3. */

import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Threads of the program load this too; the memory is that of the whole process.
if (isMainThread) {
  process.on('exit', () => {
    writeSync(3, String(process.resourceUsage().maxRSS));
  });
}
