/** What runs inside a sandbox without a network, in front of the program: it carries connections to our proxy. */
import type { CommandLine } from '../plan/types.ts';

/** Where the proxy's socket is seen inside. */
export const INNER_SOCKET = '/run/agent-fanout/proxy.sock';
/** The sandbox has a network of its own, so the port is always free. */
const PORT = 3_128;

/**
 * Run by `node -e`, so that no file of ours has to be inside. Hands on signals, and ends as the program ended.
 * It guards nothing: without it the program reaches nothing at all.
 */
const RELAY = `
const net = require('node:net');
const os = require('node:os');
const { spawn } = require('node:child_process');
const [socket, port, program, ...args] = process.argv.slice(1);
const server = net.createServer((client) => {
  const proxy = net.connect(socket);
  client.on('error', () => proxy.destroy());
  proxy.on('error', () => client.destroy());
  client.pipe(proxy).pipe(client);
});
server.listen(Number(port), '127.0.0.1', () => {
  const child = spawn(program, args, { stdio: 'inherit' });
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('error', (error) => { console.error(error.message); process.exit(127); });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
});
`;

/** `command` with the relay in front of it. */
export function behindRelay(command: CommandLine): CommandLine {
  return [process.execPath, '-e', RELAY, '--', INNER_SOCKET, String(PORT), ...command];
}

/** Variables by which programs find a proxy; some read one spelling only, and Node needs to be told to look. */
export function relayEnvironment(): Readonly<Record<string, string>> {
  const proxy = `http://127.0.0.1:${PORT}`;
  const local = 'localhost,127.0.0.1,::1';
  return {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    http_proxy: proxy,
    https_proxy: proxy,
    NO_PROXY: local,
    no_proxy: local,
    NODE_USE_ENV_PROXY: '1',
  };
}
