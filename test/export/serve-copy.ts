import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findNginx, serveBySirv } from '../fixtures/file-server.ts';

const OPERATING = path.resolve(import.meta.dirname, '../../docs/operating.md');

/** A copy of plain files, served. */
export interface ServedCopy {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a copy of plain files on a free port: by nginx, set up as docs/operating.md says, or by sirv where nginx is not installed.
 *
 * @param temporary a folder for nginx's own files.
 */
export async function serveCopy(root: string, temporary: string): Promise<ServedCopy> {
  const program = findNginx();
  return program === undefined ? serveCopyBySirv(root) : serveCopyByNginx(program, root, temporary);
}

async function serveCopyBySirv(root: string): Promise<ServedCopy> {
  const port = await freePort();
  const { stop } = await serveBySirv(root, port, {
    extensions: ['html'],
    onNoMatch: (_request, response) => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
      createReadStream(path.join(root, '404.html')).pipe(response);
    },
  });
  return { address: `http://127.0.0.1:${String(port)}`, stop };
}

async function serveCopyByNginx(program: string, root: string, temporary: string): Promise<ServedCopy> {
  const port = await freePort();
  const [, server = ''] = /```nginx\n([\s\S]*?)```/.exec(await readFile(OPERATING, 'utf8')) ?? [];
  const ours = server
    .replace('listen 80;', `listen 127.0.0.1:${String(port)};`)
    .replace('root /srv/canopy;', `root ${root};`);
  if (ours.length < server.length || !ours.includes(root))
    throw new Error('expected a server at port 80 with the folder /srv/canopy in docs/operating.md, came another');
  await mkdir(temporary, { recursive: true });
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${temporary}/${name};`,
  );
  await writeFile(
    path.join(temporary, 'nginx.conf'),
    `
    daemon off; master_process off; worker_processes 1; pid ${temporary}/pid; error_log ${temporary}/error.log;
    events {}
    http { access_log off; include /etc/nginx/mime.types; default_type application/octet-stream; ${folders.join(' ')}
    ${ours} }
  `,
  );
  const child = spawn(
    program,
    ['-p', temporary, '-c', path.join(temporary, 'nginx.conf'), '-e', path.join(temporary, 'error.log')],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'close');
  const address = `http://127.0.0.1:${String(port)}`;
  const answers = (): Promise<boolean> => fetch(address).then(Boolean, () => false);
  while (child.exitCode === null && !(await answers())) await setTimeout(20);
  if (child.exitCode !== null) {
    const log = await readFile(path.join(temporary, 'error.log'), 'utf8');
    // Another process may have taken the port meanwhile.
    if (!log.includes('Address already in use')) throw new Error(`nginx ended: ${log}`);
    return serveCopyByNginx(program, root, path.join(temporary, 'again'));
  }
  return {
    address,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (place === null || typeof place === 'string') throw new Error('expected a port');
  return place.port;
}
