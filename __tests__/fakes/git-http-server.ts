/** git's own smart HTTP server (`git http-backend`) behind a check of the token. */
import { execFileSync, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

export interface GitHttpOptions {
  /** A bare repository. */
  readonly repository: string;
  /** Path of the repository in addresses, such as `/octo/project.git`. */
  readonly mount: string;
  readonly isAllowed: (token: string, access: 'read' | 'write') => boolean;
}

const SERVICE = /^\/(?:info\/refs|git-upload-pack|git-receive-pack)$/;

/** Settings that GitHub's server has. */
export function openToPushes(repository: string): void {
  const settings = [
    ['http.receivepack', 'true'],
    ['uploadpack.allowAnySHA1InWant', 'true'],
    ['uploadpack.allowFilter', 'true'],
    ['receive.advertisePushOptions', 'false'],
  ] as const;
  for (const [name, value] of settings)
    execFileSync('git', ['-C', repository, 'config', name, value]);
}

/** Says whether the request was for git. */
export function handleGit(
  options: GitHttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const mounts = [options.mount, options.mount.replace(/\.git$/, '')];
  const mount = mounts.find((candidate) => url.pathname.startsWith(`${candidate}/`));
  const rest = mount === undefined ? '' : url.pathname.slice(mount.length);
  if (!SERVICE.test(rest)) return false;
  const token = tokenOf(request);
  if (!options.isAllowed(token, 'read')) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('no access\n');
    return true;
  }
  if (`${rest}${url.search}`.includes('git-receive-pack') && !options.isAllowed(token, 'write')) {
    response.writeHead(403).end('Write access to repository not granted.\n');
    return true;
  }
  serve(options, { rest, query: url.search.slice(1), request, response });
  return true;
}

/** `basic x-access-token:<token>` and `bearer <token>`, as GitHub takes both. */
export function tokenOf(request: IncomingMessage): string {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
  if (/^basic$/i.test(scheme)) {
    return Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
  }
  return value;
}

interface Exchange {
  readonly rest: string;
  readonly query: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function serve({ repository }: GitHttpOptions, exchange: Exchange): void {
  const { request, response } = exchange;
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: path.dirname(repository),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${path.basename(repository)}${exchange.rest}`,
      QUERY_STRING: exchange.query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'x-access-token',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  relay(child.stdout, response);
}

/** CGI: header lines, an empty line, then the body. */
function relay(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  let inBody = false;
  output.on('data', (chunk: Buffer) => {
    if (inBody) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    inBody = true;
    let status = 200;
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const [name = '', value = ''] = line.split(/: (.*)/s);
      if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
  });
  output.on('end', () => response.end());
}
