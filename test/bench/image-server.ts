/**
 * Serves one photograph of about 60 kB under any address after a delay in milliseconds, its argument, as a process of its
 * own; prints its port.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

const delay = Number(process.argv[2]);
const photograph = await sharp({
  create: {
    width: 500,
    height: 375,
    channels: 3,
    background: '#777',
    noise: { type: 'gaussian', mean: 128, sigma: 20 },
  },
})
  .jpeg({ quality: 80 })
  .toBuffer();
const server = createServer((_request, response) => {
  const answer = (): void => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': photograph.length }).end(photograph);
  };
  if (delay === 0) answer();
  else setTimeout(answer, delay);
});
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});
