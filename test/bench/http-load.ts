import { connect, type Socket } from 'node:net';

const CONNECTIONS = 16;
const HEAD_END = '\r\n\r\n';

/**
 * Asks for targets one after the other over 16 connections, as fast as they are answered.
 *
 * It reads no more of an answer than its status and length, so that the client costs less than the server it measures.
 *
 * @returns the milliseconds until all were answered. @throws Error for an answer other than 200 or 304.
 */
export async function load(port: number, targets: readonly string[], headers: string): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, () => worker()));
  return performance.now() - began;

  function worker(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket: Socket = connect(port, '127.0.0.1');
      let [index, left, head] = [-1, 0, ''];
      const ask = (): void => {
        index = next++;
        if (index >= targets.length) {
          socket.end();
          resolve();
          return;
        }
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
        if (left <= 0) ask();
      });
    });
  }
}
