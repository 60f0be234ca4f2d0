/** What the proxy of the allowlist leaves behind: nothing, whoever goes first. What it lets through: `escapes/network`. */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startNetworkProxy } from '../../../src/adapters/network-proxy.ts';
import type { NetworkGate } from '../../../src/ports/sandbox.ts';

let upstream: net.Server;
let gate: NetworkGate;
let port: number;
beforeEach(async () => {
  // Takes connections and never answers, as a model that hangs.
  upstream = net.createServer(() => undefined).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  port = (upstream.address() as net.AddressInfo).port;
  gate = await startNetworkProxy([`127.0.0.1:${port}`]);
});
afterEach(async () => {
  await gate.close();
  await new Promise((resolve) => upstream.close(resolve));
});

const connect = () => new Promise<net.Socket>((resolve) => upstream.once('connection', resolve));

/** A request that is under way, for plain HTTP or through a tunnel. Gives what ends it as its program would. */
async function ask(kind: 'plain' | 'tunnel'): Promise<() => void> {
  const target = `127.0.0.1:${port}`;
  const options =
    kind === 'plain' ? { path: `http://${target}/v1` } : { method: 'CONNECT', path: target };
  const request = http.request({ socketPath: gate.socket, agent: false, ...options });
  request.on('error', () => undefined);
  request.end();
  if (kind === 'plain') return () => request.destroy();
  const [, socket] = (await once(request, 'connect')) as [http.IncomingMessage, net.Socket];
  socket.on('error', () => undefined);
  return () => socket.destroy();
}

test.each(['plain', 'tunnel'] as const)(
  '%s: when the program is gone, so is its connection',
  async (kind) => {
    const [socket, leave] = await Promise.all([connect(), ask(kind)]);
    socket.resume();
    leave();
    await once(socket, 'close');
  },
);

test.each(['plain', 'tunnel'] as const)('%s: closing the proxy ends all of them', async (kind) => {
  const [socket] = await Promise.all([connect(), ask(kind)]);
  socket.resume();
  await Promise.all([once(socket, 'close'), gate.close()]);
  gate = await startNetworkProxy([]);
});

test('an answer that is cut off outside is cut off inside', async () => {
  const [socket, answer] = await Promise.all([
    connect(),
    new Promise<http.IncomingMessage>((resolve) => {
      const path = `http://127.0.0.1:${port}/v1`;
      http.get({ socketPath: gate.socket, agent: false, path }, resolve);
    }),
    new Promise<void>((resolve) =>
      upstream.once('connection', (each) => {
        each.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => resolve());
      }),
    ),
  ]);
  answer.resume();
  socket.destroy();
  await expect(once(answer, 'end')).rejects.toThrow('aborted');
});
