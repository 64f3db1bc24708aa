import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderLines } from '../answers/headers.ts';
import type { Listener } from '../listen.ts';

/** Error of Node's HTTP parser. */
interface ParseError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

/** Statuses of what Node's parser refuses, by its codes; all else is 400. */
const STATUSES: Readonly<Partial<Record<string, number>>> = {
  HPE_INVALID_METHOD: 501,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers what never becomes a request: bytes that are no HTTP, methods that Node does not know, headers that come too slowly, and CONNECT.
 *
 * Such answers carry the security headers of all others, and end the connection.
 */
export function answerUnreadable(listener: Listener, headers: HeaderLines): void {
  const { server } = listener;
  server.on('clientError', (error: ParseError, socket: Socket) => {
    // Nothing can follow an answer that is not at its end; and a client that is gone reads nothing.
    if (!socket.writable || listener.isAnswering(socket)) socket.destroy();
    else socket.end(refusal(statusOf(error), headers, error.rawPacket?.toString('latin1', 0, 5) === 'HEAD '));
  });
  server.on('connect', (_: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined);
    socket.end(refusal(405, ['Allow', 'GET, HEAD', ...headers]));
  });
}

function statusOf({ code = '', rawPacket }: ParseError): number {
  // Bytes that begin with no word at all are no method either.
  if (code === 'HPE_INVALID_METHOD' && !/^[!#$%&'*+\-.^_`|~\w]+ /.test(rawPacket?.toString('latin1') ?? '')) return 400;
  return STATUSES[code] ?? 400;
}

/** @param isHead true for a HEAD request. */
function refusal(status: number, headers: HeaderLines, isHead = false): string {
  const sentence = `${STATUS_CODES[status]!}\n`;
  const lines = [
    'Date',
    new Date().toUTCString(),
    'Connection',
    'close',
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Length',
    String(sentence.length),
    'Cache-Control',
    'no-store',
    ...headers,
  ];
  let text = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status]!}\r\n`;
  for (let i = 0; i < lines.length; i += 2) text += `${lines[i]!}: ${lines[i + 1]!}\r\n`;
  return `${text}\r\n${isHead ? '' : sentence}`;
}
