import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Returns whom a limit counts a request to: an IPv4 address or the first 56 bits of an IPv6 address; `undefined` for this machine.
 *
 * @param behindProxy the connection is a proxy's, which has added the address it saw to the end of `X-Forwarded-For`;
 * the client may have invented what precedes it.
 */
export function clientOf(request: IncomingMessage, behindProxy: boolean): string | undefined {
  const forwarded = behindProxy ? request.headers['x-forwarded-for'] : undefined;
  const last = [forwarded].flat().at(-1)?.split(',').at(-1)?.trim();
  const address = withoutMapping(last !== undefined && isIP(last) !== 0 ? last : (request.socket.remoteAddress ?? ''));
  switch (isIP(address)) {
    case 4:
      return LOOPBACK.check(address, 'ipv4') ? undefined : address;
    case 6:
      return LOOPBACK.check(address, 'ipv6') ? undefined : networkOf(address);
    default:
      // The connection is closed already: such clients share one budget.
      return 'gone';
  }
}

/** An IPv4 address that came in the form of an IPv6 address (RFC 4291, 2.5.5.2). */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The first 56 bits of an IPv6 address, which providers commonly give to one subscriber (RFC 6177). */
function networkOf(address: string): string {
  const [before = '', after] = address.split('%')[0]!.toLowerCase().split('::');
  const groups = before === '' ? [] : before.split(':');
  const behind = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - groups.length - behind.length;
  const network = [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...behind].slice(0, 4);
  network[3] = (Number.parseInt(network[3]!, 16) & 0xff00).toString(16);
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/56`;
}
