import { expect, it } from 'vitest';
import { rangedAnswer } from '../../src/api/whole-file-answer.ts';

const FILE = Buffer.from('0123456789');

function ask(headers: Record<string, string>): Response {
  return rangedAnswer(
    {
      size: FILE.length,
      tag: '"file"',
      // eslint-disable-next-line @typescript-eslint/require-await -- has the signature of the function that reads a file
      async *pieces(start, end) {
        yield Uint8Array.from(FILE.subarray(start, end));
        return undefined;
      },
    },
    { 'Content-Type': 'text/plain' },
    new Headers(headers),
  );
}

it.each([
  ['bytes=0-0', '0', 'bytes 0-0/10'],
  ['bytes=2-4', '234', 'bytes 2-4/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=8-99', '89', 'bytes 8-9/10'],
  ['bytes=-3', '789', 'bytes 7-9/10'],
  ['bytes=-10', '0123456789', 'bytes 0-9/10'],
  ['bytes=-11', '0123456789', 'bytes 0-9/10'],
  ['bytes=-99999999999', '0123456789', 'bytes 0-9/10'],
])('answers %s with that part', async (range, text, contentRange) => {
  const response = ask({ Range: range });
  expect([response.status, response.headers.get('content-range'), response.headers.get('content-length')]).toEqual([
    206,
    contentRange,
    String(text.length),
  ]);
  expect(await response.text()).toBe(text);
});

it.each(['bytes=10-', 'bytes=-0', 'bytes=10-12'])('refuses %s, of which the file has nothing', (range) => {
  const response = ask({ Range: range });
  expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
});

it.each(['', 'bytes', 'bytes=', 'bytes=a-b', 'lines=0-1', 'bytes=0-1,4-5', 'bytes=4-2'])(
  'answers %j with the whole',
  async (range) => {
    const response = ask({ Range: range });
    expect([response.status, await response.text()]).toEqual([200, '0123456789']);
  },
);

it('answers with the whole where the part is of another state of the file', async () => {
  expect(await ask({ Range: 'bytes=0-1', 'If-Range': '"other"' }).text()).toBe('0123456789');
  expect(await ask({ Range: 'bytes=0-1', 'If-Range': '"file"' }).text()).toBe('01');
});
