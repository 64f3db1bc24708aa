import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onAnswerEnd } from '../../../src/server/answers/answer-end.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

let server: Server;
let client: Socket;
let begun: { request: IncomingMessage; response: ServerResponse }[] = [];
let ended: number[] = [];

beforeEach(async () => {
  [begun, ended] = [[], []];
  server = createServer((request, response) => {
    const at = begun.push({ request, response }) - 1;
    onAnswerEnd(request, response, () => ended.push(at));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.resume();
});

afterEach(() => {
  client.destroy();
  server.close();
});

async function until(holds: () => boolean): Promise<void> {
  for (let rounds = 0; !holds(); rounds++) {
    if (rounds === 1000) throw new Error('waited in vain');
    await setTimeout(1);
  }
}

describe('onAnswerEnd', () => {
  it('calls back when an answer has gone out, once, though the connection ends later', async () => {
    client.write(REQUEST);
    await until(() => begun.length === 1);
    expect(ended).toEqual([]);
    begun[0]!.response.end('done');
    await until(() => ended.length === 1);
    client.destroy();
    await once(begun[0]!.request.socket, 'close');
    expect(ended).toEqual([0]);
  });

  it('calls back for all answers of a connection that ends, those too that wait behind another', async () => {
    client.write(REQUEST.repeat(3));
    await until(() => begun.length === 3);
    client.destroy();
    await until(() => ended.length === 3);
    expect(ended.toSorted()).toEqual([0, 1, 2]);
  });

  it('calls back at once where the client has left already', async () => {
    client.write(REQUEST);
    await until(() => begun.length === 1);
    client.destroy();
    await until(() => ended.length === 1);
    const { request, response } = begun[0]!;
    onAnswerEnd(request, response, () => ended.push(9));
    expect(ended).toEqual([0, 9]);
  });
});
