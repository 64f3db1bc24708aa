import type { IncomingMessage } from 'node:http';

/** A host with or without a port (RFC 9110, 7.2); empty where the target has none. */
const HOST = /^(?:(?:[\w\-.~!$&'()*+,;=]|%[\da-f]{2})*|\[[\da-f:.]+\])(?::\d*)?$/i;

/** Returns true if a request names its host as RFC 9112, 3.2 demands: in one valid `Host` line; HTTP/1.0 may have none. */
export function hasValidHost({ rawHeaders, httpVersionMajor, httpVersionMinor }: IncomingMessage): boolean {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    hosts++;
    if (!HOST.test(rawHeaders[i + 1]!)) return false;
  }
  return hosts === 1 || (hosts === 0 && httpVersionMajor === 1 && httpVersionMinor === 0);
}
