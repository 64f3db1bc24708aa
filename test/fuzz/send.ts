import { type Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { type FuzzRequest, isBroken } from './requests.ts';

/** Answer of the server. */
export interface Reply {
  readonly status: number;
  /** Names in lower case, as they came, one after the other with their values. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As much of the body as was taken. */
  readonly body: Buffer;
  /** True if the body came to its end. */
  readonly whole: boolean;
  /** Milliseconds until the head of the answer was there. */
  readonly ms: number;
}

/** No answer: the connection was closed, or nobody answered in time. */
export type Silence = 'closed' | 'timeout' | 'refused';

/** Bytes of a body that are taken before the download is broken off. */
const ENOUGH = 300_000;
/** Milliseconds after which a server counts as hanging; patient, since machines are shared. */
const PATIENCE = 60_000;

/** Sends a request; one that Node's own client would refuse to write goes over a bare socket. */
export function send(port: number, request: FuzzRequest, agent: Agent): Promise<Reply | Silence> {
  return isWritable(request) ? sendWritten(port, request, agent) : sendBare(port, request);
}

/** The request as it goes over the wire, a letter of it a byte. */
export function wireForm({ method, target, headers, body, version }: FuzzRequest): string {
  return `${method} ${target}${version === '' ? '' : ` ${version}`}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}Connection: close\r\n\r\n${body}`;
}

function isWritable({ method, target, headers, version }: FuzzRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    version === 'HTTP/1.1' &&
    /^\/[\x21-\x7e]*$/.test(target) &&
    // Node's own client adds a Host where there is none.
    headers.filter(([name]) => /^host$/i.test(name)).length === 1 &&
    headers.every(
      ([name, value]) =>
        /^[A-Za-z-]+$/.test(name) &&
        /^[\x20-\x7e]*$/.test(value) &&
        !/^(?:Content-Length|Transfer-Encoding|Connection|Upgrade|Expect|TE)$/.test(name),
    )
  );
}

function sendWritten(port: number, { method, target, headers }: FuzzRequest, agent: Agent): Promise<Reply | Silence> {
  return new Promise((resolve) => {
    const began = performance.now();
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path: target, agent, headers: headers.flat(), timeout: PATIENCE },
      (response) => {
        const ms = performance.now() - began;
        const chunks: Buffer[] = [];
        let length = 0;
        const end = (whole: boolean): void => {
          const lines = Array.from(
            { length: response.rawHeaders.length / 2 },
            (_, i) => [response.rawHeaders[2 * i]!.toLowerCase(), response.rawHeaders[2 * i + 1]!] as const,
          );
          resolve({ status: response.statusCode!, headers: lines, body: Buffer.concat(chunks), whole, ms });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length <= ENOUGH) return;
          end(false);
          response.destroy();
        });
        response.once('end', () => {
          end(response.complete);
        });
        response.once('error', () => {
          end(false);
        });
      },
    );
    request.once('timeout', () => {
      resolve('timeout');
      request.destroy();
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'closed');
    });
    request.end();
  });
}

function sendBare(port: number, request: FuzzRequest): Promise<Reply | Silence> {
  return new Promise((resolve) => {
    const began = performance.now();
    const chunks: Buffer[] = [];
    let [length, ms] = [0, 0];
    let ended: 'closed' | 'timeout' | 'refused' | undefined;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(Buffer.from(wireForm(request), 'latin1'));
      // The rest of what is only half a request need not be waited for.
      if (isBroken(request)) setTimeout(() => socket.end(), 100);
    });
    socket.setTimeout(PATIENCE, () => {
      ended = 'timeout';
      socket.destroy();
    });
    socket.on('data', (chunk: Buffer) => {
      if (length === 0) ms = performance.now() - began;
      chunks.push(chunk);
      length += chunk.length;
      if (length > ENOUGH) socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') ended = 'refused';
    });
    socket.once('close', () => {
      resolve(length === 0 ? (ended ?? 'closed') : parsed(Buffer.concat(chunks), ms));
    });
  });
}

/** Reads an answer as far as it is looked at: bodies that come in chunks stay as they came. */
function parsed(answer: Buffer, ms: number): Reply {
  // An answer may come after others that only say that it will.
  const start = /^(?:HTTP\/1\.1 1\d\d [^\r]*\r\n(?:[^\r]+\r\n)*\r\n)*/.exec(answer.toString('latin1', 0, 4096))![0]
    .length;
  const bytes = answer.subarray(start);
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.toString('latin1', 0, end === -1 ? bytes.length : end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: end === -1 ? Buffer.alloc(0) : bytes.subarray(end + 4),
    whole: false,
    ms,
  };
}
