/** T15: a program reaches what it was allowed to reach, and nothing else. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startNetworkProxy } from '../../src/adapters/network-proxy.ts';
import type { NetworkGate } from '../../src/ports/sandbox.ts';
import { tryEscape } from './escape.ts';
import { type Attack, attack, reportOf } from './world.ts';

/** Listens outside in every way, and says where something arrived. */
async function startListeners() {
  const heard = new Set<string>();
  const abstract = `af-escape-${process.pid}-${Date.now()}`;
  const servers = ['tcp', 'tcp6', 'abstract'].map((name) => {
    const server = net.createServer((socket) => {
      socket.on('data', () => heard.add(name));
      socket.on('error', () => undefined);
    });
    return server;
  });
  const [tcp, tcp6, unix] = servers;
  const udp = dgram.createSocket('udp4', (message) => {
    heard.add(message.toString('latin1').includes('example') ? 'dns' : 'udp');
  });
  tcp?.listen(0, '127.0.0.1');
  tcp6?.listen(0, '::1');
  unix?.listen({ path: `\0${abstract}` });
  udp.bind(0, '127.0.0.1');
  await Promise.all([...servers, udp].map((server) => once(server, 'listening')));
  const port = (server: net.Server | undefined) => {
    const address = server?.address();
    return typeof address === 'object' && address !== null ? String(address.port) : '';
  };
  return {
    heard,
    args: () => [port(tcp), port(tcp6), String(udp.address().port), abstract],
    close: async () => {
      udp.close();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function heardOf(options: Omit<Attack, 'program' | 'args'>): Promise<readonly string[]> {
  const listeners = await startListeners();
  try {
    return await attack(
      { ...options, program: 'network.mjs', args: listeners.args },
      async ({ transcript, record }) => {
        reportOf(transcript);
        const said = options.run?.network?.kind ?? 'open';
        if (record.facts.network !== said) throw new Error('the record says something else');
        return [...listeners.heard];
      },
    );
  } finally {
    await listeners.close();
  }
}

tryEscape({
  threat: 'T15',
  name: 'TCP, UDP, DNS, IPv6 and abstract sockets, network none',
  attempt: () => heardOf({ run: { network: { kind: 'none' } } }),
  twin: { without: 'a network of its own', attempt: () => heardOf({}) },
});

tryEscape({
  threat: 'T15',
  name: 'TCP, UDP, DNS, IPv6 and abstract sockets, network allowlist',
  attempt: () => heardOf({ run: { network: { kind: 'allowlist', hosts: [] } } }),
  twin: {
    without: 'a network of its own',
    attempt: () => heardOf({ run: { network: { kind: 'open' } } }),
  },
});

async function startWeb() {
  let asked = 0;
  const server = http.createServer((_request, response) => {
    asked += 1;
    response.end('ok');
  });
  server.on('connection', () => {
    asked += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, asked: () => asked, close };
}

async function askedPast(isOpen: boolean): Promise<readonly string[]> {
  const [allowed, refused] = await Promise.all([startWeb(), startWeb()]);
  const hosts = [`127.0.0.1:${allowed.port}`];
  const options: Attack = {
    program: 'proxy.mjs',
    args: () => [allowed, refused].map(({ port }) => `http://127.0.0.1:${port}/`),
    run: { network: isOpen ? { kind: 'open' } : { kind: 'allowlist', hosts } },
  };
  try {
    return await attack(options, async ({ transcript, world }) => {
      const report = reportOf(transcript);
      if (isOpen) return refused.asked() > 0 ? ['past'] : [];
      expect(report).toEqual({
        allowed: 200,
        allowedTunnel: 200,
        refused: 403,
        refusedTunnel: 403,
        past: 'refused',
      });
      expect(world.log.join('')).toContain(
        `not among the allowed hosts: 127.0.0.1:${refused.port}`,
      );
      return refused.asked() > 0 ? ['past'] : [];
    });
  } finally {
    await Promise.all([allowed.close(), refused.close()]);
  }
}

tryEscape({
  threat: 'T15',
  name: 'a host that is not on the list, through the proxy and past it',
  attempt: () => askedPast(false),
  twin: { without: 'the list', attempt: () => askedPast(true) },
});

test('T15 a network that cannot be held back is not opened in silence', async () => {
  const { noSandbox } = await import('../../src/adapters/no-sandbox.ts');
  const options: Attack = {
    program: 'write.mjs',
    args: () => ['x.txt', 'x'],
    run: { network: { kind: 'none' } },
    weaken: () => ({ sandbox: noSandbox }),
  };
  await attack(options, async ({ record, pushed }) => {
    expect(record).toMatchObject({ outcome: 'setup-failed' });
    expect(record.reason).toContain("the network is to be 'none'");
    expect(pushed).toBeUndefined();
  });
}, 60_000);

describe('the proxy', () => {
  let web: Awaited<ReturnType<typeof startWeb>>;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());

  async function connect(gate: NetworkGate, authority: string): Promise<number> {
    const request = http.request({ socketPath: gate.socket, method: 'CONNECT', path: authority });
    request.end();
    const [response, socket] = (await once(request, 'connect')) as [
      http.IncomingMessage,
      net.Socket,
    ];
    socket.destroy();
    return response.statusCode ?? 0;
  }

  async function withGate<T>(hosts: readonly string[], work: (gate: NetworkGate) => Promise<T>) {
    const gate = await startNetworkProxy(hosts);
    try {
      return await work(gate);
    } finally {
      await gate.close();
    }
  }

  test('takes no allowed name for an address of this machine unless it was meant', async () => {
    await withGate(['*.localhost', 'localhost'], async (gate) => {
      expect(await connect(gate, 'localhost:443')).toBe(403);
      expect(await connect(gate, 'x.localhost:80')).toBe(403);
      expect(gate.refused()).toEqual(['localhost:443', 'x.localhost:80']);
    });
    await withGate([`localhost:${web.port}`], async (gate) => {
      expect(await connect(gate, `localhost:${web.port}`)).toBe(200);
      expect(await connect(gate, `127.0.0.1:${web.port}`)).toBe(403);
    });
  });

  test.each([
    '169.254.169.254:80',
    '[::1]:443',
    '[::ffff:127.0.0.1]:443',
    '10.0.0.1:443',
    '0.0.0.0:80',
    '2130706433:80',
    '0x7f.1:80',
    'evil@127.0.0.1:443',
    '',
  ])('refuses %s', async (authority) => {
    await withGate(['example.org', '*.example.org'], async (gate) => {
      expect(await connect(gate, authority === '' ? '/' : authority)).toBe(403);
    });
  });

  test('refuses a list that it does not understand', async () => {
    await expect(startNetworkProxy(['*'])).rejects.toThrow('"*" is no host');
  });
});
