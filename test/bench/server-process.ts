import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { packageScript } from './built.ts';
import { load } from './http-load.ts';

/** Cost of a load. */
export interface Measured extends Pick<Usage, 'megabytes'> {
  /** Milliseconds until everything was answered. */
  readonly ms: number;
  /** Microseconds of the server's processor time for each request, user and system. */
  readonly cpu: number;
}

/** Use of a server so far: microseconds of processor time, and the most megabytes of memory. */
export interface Usage {
  readonly cpu: number;
  readonly megabytes: number;
  /** Longest slice of processor time of its main thread since the last look, in milliseconds. */
  readonly sliceMs: number;
}

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/**
 * A server in a process of its own, so that its processor time is not the client's.
 *
 * It ends with this process.
 */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Starts `measured-server.ts` with arguments; the site's own server as `npm run serve` starts it. */
  static async start(...args: readonly string[]): Promise<ServerProcess> {
    const child = fork(path.join(import.meta.dirname, 'measured-server.ts'), args, {
      execArgv: args[0] === 'canopy' ? [...packageScript('serve').options] : [],
      // As scripts/lean-memory.mjs sets them; a process with a channel to its parent cannot begin again.
      env: {
        ...process.env,
        ...(args[0] === 'canopy' && {
          MALLOC_ARENA_MAX: '2',
          MALLOC_MMAP_THRESHOLD_: '524288',
          MALLOC_TRIM_THRESHOLD_: '4194304',
        }),
      },
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    child.unref();
    child.channel!.unref();
    return new ServerProcess(child, port);
  }

  /** Sends the baseline its answers by address. */
  answerWith(answers: ReadonlyMap<string, WireAnswer>): void {
    this.#child.send({
      answers: [...answers].map(([target, { headers, body }]) => [
        target,
        { headers, body: Buffer.from(body).toString('base64') },
      ]),
    });
  }

  /** Asks for targets and says what that cost. */
  async measure(targets: readonly string[], headers: string): Promise<Measured> {
    const before = await this.usage();
    const ms = await load(this.port, targets, headers);
    const { cpu, megabytes } = await this.usage();
    return { ms, cpu: (cpu - before.cpu) / targets.length, megabytes };
  }

  /** Returns what the server has used so far. */
  async usage(): Promise<Usage> {
    this.#child.channel!.ref();
    this.#child.send('usage');
    const [{ usage, megabytes, sliceMs }] = (await once(this.#child, 'message')) as [
      { usage: NodeJS.CpuUsage; megabytes: number; sliceMs: number },
    ];
    this.#child.channel!.unref();
    return { cpu: usage.user + usage.system, megabytes, sliceMs };
  }
}
