import { STATUS_CODES } from 'node:http';
import { type Answer } from './answer.ts';
import { type HeaderLines } from './headers.ts';

/** Bodies up to this many bytes are copied behind their headers, which is quicker than a second buffer to write. */
const MOST_COPIED = 32 * 1024;

/** Writes answers as the bytes that `node:http` would send for them. */
export class Wire {
  readonly #texts = new WeakMap<HeaderLines, string>();
  readonly #keepAlive: string;
  #second = 0;
  #end = '';

  /** @param keepAlive how long an idle connection is held open, in milliseconds. */
  constructor(keepAlive: number) {
    this.#keepAlive = `Connection: keep-alive\r\nKeep-Alive: timeout=${String(Math.floor(keepAlive / 1000))}\r\n\r\n`;
  }

  /** The buffers of an answer to GET. */
  whole({ status, bodyHeaders, tag, headers, body }: Answer): readonly Uint8Array[] {
    const tagLine = tag === undefined ? '' : `ETag: ${tag}\r\n`;
    const head = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status]!}\r\n${textOf(bodyHeaders)}${tagLine}${this.#sharedText(headers)}${this.#ending()}`;
    if (body.byteLength > MOST_COPIED) return [Buffer.from(head, 'latin1'), body];
    const bytes = Buffer.allocUnsafe(head.length + body.byteLength);
    bytes.write(head, 0, 'latin1');
    bytes.set(body, head.length);
    return [bytes];
  }

  /** The 304 to a client that has the answer already. */
  unchanged({ headers }: Answer, tag: string): readonly Uint8Array[] {
    return [
      Buffer.from(
        `HTTP/1.1 304 Not Modified\r\nETag: ${tag}\r\n${this.#sharedText(headers)}${this.#ending()}`,
        'latin1',
      ),
    ];
  }

  #sharedText(lines: HeaderLines): string {
    let text = this.#texts.get(lines);
    if (text === undefined) {
      text = textOf(lines);
      this.#texts.set(lines, text);
    }
    return text;
  }

  /** The lines about the moment and the connection. */
  #ending(): string {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#end = `Date: ${new Date(second * 1000).toUTCString()}\r\n${this.#keepAlive}`;
    }
    return this.#end;
  }
}

function textOf(lines: HeaderLines): string {
  let text = '';
  for (let i = 0; i < lines.length; i += 2) text += `${lines[i]!}: ${lines[i + 1]!}\r\n`;
  return text;
}
