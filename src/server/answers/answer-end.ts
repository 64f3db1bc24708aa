import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Callbacks of the answers under way on each connection. */
const underWay = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls back once when an answer has gone out or can no longer do so, even if that is so already.
 *
 * Node emits no event for answers that wait behind others on a connection when that connection ends.
 */
export function onAnswerEnd({ socket }: IncomingMessage, response: ServerResponse, callback: () => void): void {
  if (socket.destroyed || response.destroyed) {
    callback();
    return;
  }
  const callbacks = underWay.get(socket) ?? watch(socket);
  const end = (): void => {
    if (callbacks.delete(end)) callback();
  };
  callbacks.add(end);
  response.once('close', end);
}

function watch(socket: Socket): Set<() => void> {
  const callbacks = new Set<() => void>();
  underWay.set(socket, callbacks);
  socket.once('close', () => {
    for (const end of callbacks) end();
  });
  return callbacks;
}
