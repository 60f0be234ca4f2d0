/**
 * A forward proxy on a unix socket: the only way out of a sandbox without a network. It lets through what the
 * rules name (`task/network-policy.ts`), for CONNECT and for plain HTTP, and looks names up itself, so that an
 * allowed name cannot stand for an address of this machine or its network.
 */
import { lookup } from 'node:dns/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Duplex, pipeline } from 'node:stream';
import { FanoutError } from '../errors.ts';
import type { NetworkGate } from '../ports/sandbox.ts';
import { findHostRule, type HostRule, parseHostRule } from '../task/network-policy.ts';

const CONNECT_MS = 30_000;
/** Refusals that are remembered for the report. */
const MAX_REFUSED = 100;

interface Target {
  readonly host: string;
  readonly port: number;
}

/** @throws FanoutError when an entry is no host */
export async function startNetworkProxy(hosts: readonly string[]): Promise<NetworkGate> {
  const proxy = new ForwardProxy(hosts.map(ruleOf));
  // Short, because the path of a unix socket has room for 107 bytes.
  const folder = await mkdtemp(path.join(os.tmpdir(), 'af-net-'));
  const socket = path.join(folder, 'proxy.sock');
  await proxy.listen(socket);
  return {
    socket,
    refused: () => [...proxy.refused],
    close: async () => {
      await proxy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ruleOf(entry: string): HostRule {
  const rule = parseHostRule(entry);
  if (rule !== undefined) return rule;
  throw new FanoutError(`${JSON.stringify(entry)} is no host that can be allowed`, {
    hint: 'Write host, host:port or *.host; for everything use the network open.',
  });
}

class ForwardProxy {
  readonly refused = new Set<string>();
  readonly #rules: readonly HostRule[];
  readonly #server = http.createServer();
  readonly #sockets = new Set<Duplex>();

  constructor(rules: readonly HostRule[]) {
    this.#rules = rules;
    this.#server.on('connection', (socket) => this.#keep(socket));
    this.#server.on('connect', (request: http.IncomingMessage, client: Duplex, head: Buffer) => {
      void this.#tunnel(request.url ?? '', client, head);
    });
    this.#server.on('request', (request, response) => void this.#forward(request, response));
  }

  listen(socket: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(socket, () => resolve());
    });
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }

  async #tunnel(authority: string, client: Duplex, head: Buffer): Promise<void> {
    const target = targetOf(`http://${authority}`, 443);
    const address = await this.#resolve(target);
    if (address === undefined || target === undefined) {
      client.end(`HTTP/1.1 403 Forbidden\r\n\r\n${sayRefused(authority)}`);
      return;
    }
    const server = net.connect({ host: address, port: target.port, timeout: CONNECT_MS });
    this.#keep(server);
    server.on('timeout', () => server.destroy());
    server.on('connect', () => {
      server.setTimeout(0);
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.write(head);
      client.pipe(server).pipe(client);
    });
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
  }

  async #forward(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const target = targetOf(request.url ?? '', 80);
    const address = await this.#resolve(target);
    if (address === undefined || target === undefined) {
      response.writeHead(403).end(sayRefused(request.url ?? ''));
      return;
    }
    const { pathname, search, host } = new URL(request.url ?? '');
    const { 'proxy-connection': _c, 'proxy-authorization': _a, ...headers } = request.headers;
    const outgoing = http.request({
      host: address,
      port: target.port,
      method: request.method ?? 'GET',
      path: `${pathname}${search}`,
      headers: { ...headers, host },
      // A pool would keep connections that outlive the sandbox, and this process with them.
      agent: false,
    });
    outgoing.on('socket', (socket) => this.#keep(socket));
    response.on('close', () => outgoing.destroy());
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      // An answer that is cut off must be cut off inside too: a pipe alone would leave it open for ever.
      pipeline(answer, response, () => undefined);
    });
    outgoing.on('error', () => response.destroy());
    request.pipe(outgoing);
  }

  /** The address to connect to; undefined when the target is refused. */
  async #resolve(target: Target | undefined): Promise<string | undefined> {
    const rule = target === undefined ? undefined : findHostRule(this.#rules, target);
    if (target === undefined || rule === undefined) return this.#refuse(target);
    try {
      const { address } = await lookup(target.host);
      // Who names an address or localhost with its port means it; any other name must be of the internet.
      const meant = rule.port !== undefined && (net.isIP(rule.host) > 0 || isLocalName(rule.host));
      return meant || !isPrivate(address) ? address : this.#refuse(target);
    } catch {
      return this.#refuse(target);
    }
  }

  #refuse(target: Target | undefined): undefined {
    if (target !== undefined && this.refused.size < MAX_REFUSED)
      this.refused.add(`${target.host}:${target.port}`);
    return undefined;
  }
}

function targetOf(text: string, defaultPort: number): Target | undefined {
  try {
    const url = new URL(text);
    if (url.protocol !== 'http:' || url.hostname === '') return undefined;
    // URL leaves out a port that is its scheme's own: `http://host:80` of a CONNECT has said 80.
    const said = /:(\d+)(?:\/|$)/.exec(text.replace(/^http:\/\//, ''))?.[1];
    const port = Number(said ?? defaultPort);
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
  } catch {
    return undefined;
  }
}

function sayRefused(what: string): string {
  return `agent-fanout: ${what.slice(0, 200)} is not among the allowed hosts\n`;
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** Loopback, private, link-local (cloud metadata), shared and other special ranges. Source: IANA special-purpose registries. */
const PRIVATE = new net.BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return PRIVATE.check(plain, net.isIPv6(plain) ? 'ipv6' : 'ipv4');
}
