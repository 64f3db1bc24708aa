import http, { type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { FetchFault } from './fetch-fault.ts';
import { checkLiteralHost, lookupPublic } from './private-network.ts';

/** One request. */
export interface Question {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Form fields of a POST. */
  readonly form?: URLSearchParams;
  /** Whether a redirect may lead to a host. */
  readonly accepts: (host: string) => boolean;
  /** Maximum number of bytes of the answer; 0 reads none of them. */
  readonly maxBytes: number;
  /**
   * Called before a body is read, with the most bytes that it may have; reading begins once what it returns settles. No
   * time runs out meanwhile.
   */
  readonly reserve?: (bytes: number) => Promise<undefined> | undefined;
}

/** An answer, after redirects. */
export interface Answer {
  readonly status: number;
  /** Address after all redirects. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Options of a single request. */
export interface AskOptions {
  readonly userAgent: string;
  readonly agent: Agent | undefined;
  /** Whether private networks are refused. */
  readonly isGuarded: boolean;
  /** Milliseconds without a byte, and in all, after which the request times out. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** Bytes and milliseconds of a body that is read rather than cut off where nothing of it is wanted. */
const SHORT = { bytes: 65_536, ms: 5000 } as const;

/** Asks an address once, without following redirects. Any status is an answer; a fault is returned. */
export async function ask(url: URL, question: Question, options: AskOptions): Promise<Answer | FetchFault> {
  return askOnce(url, question, options).catch(faultOf);
}

async function askOnce(
  url: URL,
  { method = 'GET', form, maxBytes, reserve }: Question,
  { userAgent, agent, isGuarded, idleMs, totalMs }: AskOptions,
): Promise<Answer> {
  if (isGuarded) checkLiteralHost(url);
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method,
    agent,
    headers: {
      'user-agent': userAgent,
      accept: form === undefined ? 'image/*,*/*;q=0.5' : 'application/json',
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    timeout: idleMs,
    ...(isGuarded && { lookup: lookupPublic }),
  });
  let current: IncomingMessage | typeof request = request;
  const giveUp = (ms: number, what: string) => () =>
    current.destroy(new FetchFault('time-out', `${what} ${String(Math.round(ms) / 1000)} s`));
  request.on('timeout', giveUp(idleMs, 'no byte for'));
  const start = performance.now();
  let limit = setTimeout(giveUp(totalMs, 'no end after'), totalMs);
  const waitForRoom = async (room: Promise<undefined>): Promise<void> => {
    const leftMs = totalMs - (performance.now() - start);
    clearTimeout(limit);
    request.setTimeout(0);
    await room;
    request.setTimeout(idleMs);
    limit = setTimeout(giveUp(totalMs, 'no end after'), leftMs);
  };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      // An answer that changes the protocol gives neither a response nor an error.
      request.on('upgrade', (_response, socket) => {
        socket.destroy();
        reject(new FetchFault('server-error', 'status 101', 101));
      });
      // No error is made for an answer that has come: its stack takes a sixth of the time of a request.
      request.on('close', () => {
        if (current === request) reject(new FetchFault('cut-off', 'the connection was closed'));
      });
      request.on('error', reject).on('response', resolve).end(form?.toString());
    });
    current = response;
    const answer = { status: response.statusCode ?? 0, url, headers: response.headers };
    const most = mostBytes(response, method === 'HEAD' ? 0 : maxBytes);
    const room = most === 0 ? undefined : reserve?.(most);
    if (room !== undefined) {
      response.on('error', () => undefined); // thrown where it is read
      await waitForRoom(room);
      if (response.errored !== null) throw response.errored;
    }
    return { ...answer, bytes: await readBytes(response, method, most) };
  } finally {
    clearTimeout(limit);
  }
}

/** Returns the most bytes to read of a body; none of a redirect or a refusal. @throws FetchFault for one that declares more than it may have. */
function mostBytes(response: IncomingMessage, maxBytes: number): number {
  if (maxBytes === 0 || (response.statusCode ?? 0) >= 300) return 0;
  const declared = response.headers['content-length'];
  if (declared === undefined) return maxBytes;
  if (Number(declared) > maxBytes) {
    response.destroy();
    throw new FetchFault('too-large', `${declared} bytes`, response.statusCode);
  }
  return Number(declared);
}

/** Reads a body. @param maxBytes most bytes that it has; 0 reads nothing. */
async function readBytes(response: IncomingMessage, method: string, maxBytes: number): Promise<Buffer> {
  if (maxBytes === 0) {
    if (method === 'HEAD') response.resume();
    else skipBody(response);
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // By events: an iterator over the body takes as long as the rest of the request.
  await new Promise<void>((resolve, reject) => {
    response.on('error', reject).on('end', resolve);
    response.on('close', () => {
      if (!response.readableEnded) reject(new FetchFault('cut-off', 'the connection was closed'));
    });
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes)
        response.destroy(new FetchFault('too-large', `more than ${String(maxBytes)} bytes`, response.statusCode));
      else chunks.push(chunk);
    });
  });
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes);
}

/** Reads what is short to its end, so that the connection serves the next request; cuts off what is long or slow. */
function skipBody(response: IncomingMessage): void {
  let bytes = 0;
  const limit = setTimeout(() => response.destroy(), SHORT.ms);
  response.on('close', () => clearTimeout(limit));
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > SHORT.bytes) response.destroy();
  });
}

/** Returns what an error of a request says of its address. */
function faultOf(error: unknown): FetchFault {
  if (error instanceof FetchFault) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (/^(?:ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ERR_TLS|CERT_|ERR_SSL|UNABLE_TO|DEPTH_ZERO)/.test(code))
    return new FetchFault('no-host', code);
  if (code.startsWith('HPE_')) return new FetchFault('server-error', code);
  if (code === 'ETIMEDOUT') return new FetchFault('time-out', code);
  return new FetchFault('cut-off', code === '' ? message : code);
}
