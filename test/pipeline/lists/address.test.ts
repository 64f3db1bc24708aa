import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressEnd, escapeInto, readAddress } from '../../../scripts/pipeline/lists/address.ts';
import { allocateLines } from '../../../scripts/pipeline/lists/text-lines.ts';

const PLAIN =
  /^https?:\/\/(?![.-])(?:(?!..--)[\w-]+\.)*(?!..--)[A-Za-z][\w-]*\/(?:[!#$&-;=?-[\]_a-z~]|%[0-9A-Fa-f]{2})*/;
const ADDRESS = 'https://farm3.static.flickr.com/989/916426476%20_2f0fc4ed25.jpg';

/** Returns where a plain address ends in a text in Latin-1, at an even and at an odd byte. */
function ends(text: string): number[] {
  return [0, 1].map((at) => {
    const { bytes, pairs } = allocateLines(text.length + 1);
    bytes.write(text, at, 'latin1');
    const end = addressEnd(bytes, pairs, at);
    return end === -1 ? -1 : end - at;
  });
}

/** Returns the same by a regular expression; `undefined` where the parser of addresses decides. */
function naiveEnd(text: string): number | undefined {
  return PLAIN.exec(text)?.[0].length;
}

describe('the end of an address that a list takes byte for byte', () => {
  test('is where the line ends, or the first byte that no address has', () => {
    expect(ends(`${ADDRESS}\n`)).toEqual([ADDRESS.length, ADDRESS.length]);
    expect(ends('http://a/b c\n')).toEqual([10, 10]);
    expect(ends('http://a/%2\n')).toEqual([9, 9]);
    expect(ends('http://[::1]/b\n')).toEqual([-1, -1]);
    expect(ends('http://10.0.0.25/x\n')).toEqual([18, 18]);
    expect(ends('http://10.0.0.256/x\n')).toEqual([-1, -1]);
    expect(ends('HTTP://a/\n')).toEqual([-1, -1]);
  });

  test('agrees with a regular expression on any byte at any place', () => {
    for (let place = 0; place < ADDRESS.length; place++)
      for (let byte = 0; byte < 256; byte++) {
        const text = `${ADDRESS.slice(0, place)}${String.fromCharCode(byte)}${ADDRESS.slice(place + 1)}\n`;
        const naive = naiveEnd(text);
        const found = ends(text);
        if (naive !== undefined && found.some((end) => end !== naive)) expect.fail(text);
        if (found[0] === -1) continue;
        // What is taken byte for byte is what the reader of any bytes makes of it.
        const bytes = Buffer.from(text, 'latin1');
        const address = readAddress(bytes, 0, found[0]!);
        if (typeof address === 'string' || !address.equals(bytes.subarray(0, found[0]))) expect.fail(text);
      }
  });

  test('agrees with it on addresses of all lengths with pieces put in', () => {
    const piece = fc.constantFrom('.', '-', 'xn--', '%', '%2', '%aF', '\r', '\n', '\u007f', 'é', '"', '/x', '0', ' ');
    fc.assert(
      fc.property(
        fc.nat(70),
        fc.nat(70),
        fc.array(fc.tuple(fc.nat(), piece), { maxLength: 2 }),
        (host, path, pieces) => {
          let text = `http://${'x'.repeat(host + 1)}/${'y'.repeat(path)}\n`;
          for (const [at, inserted] of pieces)
            text = text.slice(0, at % text.length) + inserted + text.slice(at % text.length);
          const naive = naiveEnd(text);
          fc.pre(naive !== undefined);
          expect(ends(text)).toEqual([naive, naive]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('an address of any bytes', () => {
  const read = (text: string): string => {
    const bytes = Buffer.from(`..${text}\n`);
    const address = readAddress(bytes, 2, bytes.length - 1);
    if (typeof address === 'string') return address;
    const out = Buffer.alloc(3 * address.length);
    return out.toString('latin1', 0, escapeInto(out, 0, address));
  };

  test.each([
    ['http://example.org/é"', 'http://example.org/%C3%A9%22'],
    ['http://exämple.org/ä', 'http://xn--exmple-cua.org/%C3%A4'],
    ['HTTPS://Example.org:8080/a', 'HTTPS://Example.org:8080/a'],
    ['https:/example.org/', 'scheme'],
    ['', 'scheme'],
    ['http://-example.org/', 'host'],
    ['http://', 'host'],
    ['http://a.example:99999/', 'host'],
    ['http://a/b c', 'space'],
    ['http://a/\u0007', 'control'],
    ['http://a/%f', 'escape'],
  ])('%j gives %j', (text, expected) => expect(read(text)).toBe(expected));
});
