import { Agent, get, type RequestOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** How a load went. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  /** The milliseconds within which half of the requests were answered, and 99 of 100. */
  readonly p50: number;
  readonly p99: number;
}

const HEAD_END = '\r\n\r\n';

/**
 * Asks for targets one after the other over several connections, as fast as they are answered.
 *
 * It reads no more of an answer than its status and length, so that the client costs less than the server it measures.
 *
 * @throws Error for an answer other than 200 or 304.
 */
export async function load(
  port: number,
  targets: readonly string[],
  headers = '',
  connections = 16,
): Promise<LoadResult> {
  const times = new Float64Array(targets.length);
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => worker()));
  const seconds = (performance.now() - began) / 1000;
  times.sort();
  return {
    requestsPerSecond: targets.length / seconds,
    p50: times[targets.length >> 1]!,
    p99: times[Math.floor(targets.length * 0.99)]!,
  };

  function worker(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket: Socket = connect(port, '127.0.0.1');
      let [index, sent, left, head] = [-1, 0, 0, ''];
      const ask = (): void => {
        index = next++;
        if (index >= targets.length) {
          socket.end();
          resolve();
          return;
        }
        sent = performance.now();
        socket.write(`GET ${targets[index]!} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
      };
      socket.setNoDelay(true).once('connect', ask).once('error', reject);
      socket.on('data', (chunk: Buffer) => {
        let body = chunk.byteLength;
        if (left === 0) {
          head += chunk.toString('latin1');
          const end = head.indexOf(HEAD_END);
          if (end === -1) return;
          const status = head.slice(9, 12);
          if (status !== '200' && status !== '304')
            reject(new Error(`${targets[index]!} was answered ${head.slice(0, head.indexOf('\r\n'))}.`));
          left = status === '304' ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)![1]);
          body = head.length - end - HEAD_END.length;
          head = '';
        }
        left -= body;
        if (left > 0) return;
        times[index] = performance.now() - sent;
        ask();
      });
    });
  }
}

/** Asks for targets at a steady rate, whether or not those before are answered, each over one of many connections. */
export async function paced(
  port: number,
  targets: readonly string[],
  headers: string,
  perSecond: number,
): Promise<{ readonly p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const lines = Object.fromEntries(
    headers
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => line.split(': ') as [string, string]),
  );
  const began = performance.now();
  const times = await Promise.all(
    targets.map(async (path, i) => {
      const due = began + (1000 * i) / perSecond;
      // One whose time has come while those before were made ready is sent at once.
      await setTimeout(Math.max(0, due - performance.now()));
      await answered({ port, path, agent, headers: lines });
      // From when it was due: a client that comes late because the server keeps it busy counts too.
      return performance.now() - due;
    }),
  );
  agent.destroy();
  return { p99: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]! };
}

function answered(options: RequestOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', ...options }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`${String(options.path)} was answered ${String(response.statusCode)}.`));
      response.resume().once('end', resolve).once('error', reject);
    }).once('error', reject);
  });
}
