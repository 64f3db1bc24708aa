import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { PartReport } from './copy-writer.ts';
import type { WorkerAnswer, WorkerOrder, WorkerSetup } from './worker.ts';

/** Renders parts in several processes, each taking the next when it has finished one. */
export async function renderParts(
  options: WorkerSetup & { readonly workers: number },
  parts: readonly string[],
  onPart: (part: string, report: PartReport) => void,
): Promise<void> {
  const { siteFolder, data, origin, choice, staging, folder, force } = options;
  const setup: WorkerSetup = { siteFolder, data, origin, choice, staging, folder, force };
  const next = parts.values();
  const processes: ChildProcess[] = [];
  const work = async (): Promise<void> => {
    const child = fork(path.join(import.meta.dirname, 'worker.ts'), { serialization: 'advanced' });
    processes.push(child);
    const ended = new Promise<never>((_, reject) => {
      child.once('exit', (code, signal) => {
        reject(new Error(`A process of the export ended early (${signal ?? String(code)}).`));
      });
      // The connection may be closed already; without a listener its error would end this process.
      child.on('error', reject);
    });
    ended.catch(() => undefined);
    const send = (order: WorkerOrder): boolean => child.send(order);
    send({ setup });
    for (const part of next) {
      send({ part });
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [WorkerAnswer];
      if ('failure' in answer) throw new Error(answer.failure);
      onPart(answer.part, answer.report);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(options.workers, parts.length) }, work));
  } finally {
    await Promise.all(processes.map(endProcess));
  }
}

/** Ends a process, and waits for it. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill();
  await ended;
}
