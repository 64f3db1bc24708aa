/** A request for a page, of the form that nearly all have. */
export interface PlainGet {
  readonly target: string;
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** The longest request that is looked at, in bytes. */
const LONGEST = 8192;
/** `GET /target HTTP/1.1`: a target of visible ASCII. */
const REQUEST_LINE = /GET (\/[!-~]*) HTTP\/1\.1\r\n/y;
/** One header line, its value without control characters (RFC 9110, 5.5); no line is folded. */
const HEADER_LINE = /([!#$%&'*+\-.^_`|~\dA-Za-z]+):[\t ]*([\t -~\x80-\xff]*)\r\n/y;

/**
 * Reads bytes that are exactly one GET request without a body, or gives `undefined` for anything else.
 *
 * It is no parser of HTTP: it knows a few safe forms for sure, and whatever it does not know is left to one. So no two
 * readings of a request can differ in where it ends or what it asks for.
 */
export function readPlainGet(bytes: Buffer): PlainGet | undefined {
  if (bytes.length > LONGEST) return undefined;
  const text = bytes.toString('latin1');
  REQUEST_LINE.lastIndex = 0;
  const target = REQUEST_LINE.exec(text)?.[1];
  if (target === undefined) return undefined;
  let at = REQUEST_LINE.lastIndex;
  let hosts = 0;
  let acceptEncoding: string | undefined;
  let ifNoneMatch: string | undefined;
  while (text.charCodeAt(at) !== 13) {
    HEADER_LINE.lastIndex = at;
    const line = HEADER_LINE.exec(text);
    if (line === null) return undefined;
    at = HEADER_LINE.lastIndex;
    const value = line[2]!;
    switch (line[1]!.toLowerCase()) {
      case 'host':
        hosts++;
        break;
      case 'accept-encoding':
        if (acceptEncoding !== undefined) return undefined;
        acceptEncoding = value;
        break;
      case 'if-none-match':
        if (ifNoneMatch !== undefined) return undefined;
        ifNoneMatch = value;
        break;
      case 'connection':
        if (value.toLowerCase() !== 'keep-alive') return undefined;
        break;
      // A body, or a wish that concerns the connection or a part of the answer.
      case 'content-length':
      case 'transfer-encoding':
      case 'expect':
      case 'upgrade':
      case 'range':
        return undefined;
    }
  }
  // The empty line ends the bytes too: nothing is cut off and nothing follows.
  return hosts === 1 && at === text.length - 2 && text.endsWith('\r\n')
    ? { target, acceptEncoding, ifNoneMatch }
    : undefined;
}
