import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { load } from './http-load.ts';
import { type Measured } from './server-process.ts';

/** Microseconds of a clock tick in which Linux counts processor time (`getconf CLK_TCK`, 100 on every machine of today). */
const TICK = 10_000;

/** nginx in processes of its own, whose processor time is read from Linux; it ends with this process. */
export class NginxProcess {
  readonly port: number;
  readonly #pids: readonly number[];

  private constructor(port: number, pids: readonly number[]) {
    this.port = port;
    this.#pids = pids;
  }

  /**
   * Serves a folder of pages compressed by Brotli, `NAME.br` at the address `/NAME`.
   *
   * The configuration is the usual one for files: `sendfile`, no log, connections kept open, a worker a processor.
   */
  static async start(pages: string, port: number): Promise<NginxProcess> {
    const own = await mkdtemp(path.join(tmpdir(), 'canopy-nginx-'));
    await writeFile(
      path.join(own, 'nginx.conf'),
      `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes auto; pid ${own}/pid; error_log ${own}/error.log;
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; server_tokens off;
  client_body_temp_path ${own}/b; proxy_temp_path ${own}/p; fastcgi_temp_path ${own}/f; uwsgi_temp_path ${own}/u; scgi_temp_path ${own}/s;
  server {
    listen 127.0.0.1:${String(port)}; root ${pages};
    location / { types { } default_type "text/html; charset=utf-8"; add_header Content-Encoding br; add_header Vary Accept-Encoding; add_header Cache-Control "public, no-cache"; try_files $uri.br =404; }
  }
}
`,
    );
    const nginx = spawn('nginx', ['-c', path.join(own, 'nginx.conf'), '-p', own], { stdio: 'ignore' });
    process.once('exit', () => nginx.kill());
    nginx.once('exit', () => void rm(own, { recursive: true, force: true }));
    nginx.unref();
    for (let tries = 0; tries < 100; tries++) {
      const workers = childrenOf(nginx.pid!);
      if (workers.length > 0 && (await answers(port))) return new NginxProcess(port, workers);
      await setTimeout(50);
    }
    throw new Error('nginx does not start; it comes with: apt-get install nginx-light');
  }

  /** Asks for targets and says what that cost. */
  async measure(targets: readonly string[], headers: string): Promise<Measured> {
    const before = this.#usage();
    const result = await load(this.port, targets, headers);
    return { ...result, cpu: (this.#usage() - before) / targets.length };
  }

  #usage(): number {
    return this.#pids.reduce((sum, pid) => {
      // User and system time are the 14th and 15th fields; the second is in brackets and may hold blanks (proc(5)).
      const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')[1]!
        .split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) * TICK;
    }, 0);
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => {
      try {
        return (
          readFileSync(`/proc/${String(child)}/stat`, 'utf8')
            .split(') ')[1]!
            .split(' ')[1] === String(pid)
        );
      } catch {
        return false; // it ended meanwhile
      }
    });
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${String(port)}/`).then(
    () => true,
    () => false,
  );
}
