export const id = 598;
export const ids = [598];
export const modules = {

/***/ 6598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detectSandbox: () => (/* binding */ detectSandbox)
});

// UNUSED EXPORTS: createBubblewrap

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/adapters/bubblewrap-mounts.js
/** What a sandbox sees of this machine: the system and the tools on PATH, read-only, and no credentials. */



const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/etc', '/opt'];
const IS_SYSTEM = /^\/(?:usr|bin|sbin|lib|lib32|lib64|opt|etc)(?:\/|$)/;
/** The system, read-only. /run, /home, /root and /var stay away, and with them sockets, keys and other people's files. */
function systemMounts() {
    return [
        ...SYSTEM.flatMap((folder) => ['--ro-bind-try', folder, folder]),
        ...maskedMounts(),
        ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
        ...kernelMounts(),
        ...resolverMount(),
    ];
}
/** The kernel's own settings, and what it tells about itself. Source: moby, oci/defaults.go, the same two lists. */
const KERNEL_READ_ONLY = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'];
const KERNEL_HIDDEN = ['acpi', 'asound', 'kcore', 'keys', 'latency_stats', 'scsi', 'timer_list'];
/**
 * The kernel asks who owns a setting and not for a capability: when we are root, a program without any right could
 * have the machine run something (`core_pattern`). bubblewrap covers only what it could write itself.
 */
function kernelMounts() {
    const place = (name) => `/proc/${name}`;
    const isThere = (name) => (0,external_node_fs_.existsSync)(place(name));
    return [
        ...KERNEL_READ_ONLY.filter(isThere).flatMap((name) => ['--ro-bind', place(name), place(name)]),
        ...KERNEL_HIDDEN.filter(isThere).flatMap((name) => (0,external_node_fs_.lstatSync)(place(name)).isDirectory()
            ? ['--tmpfs', place(name)]
            : ['--ro-bind', '/dev/null', place(name)]),
    ];
}
let masked;
/**
 * What only root may read, such as /etc/shadow. For another user the kernel says no; when we are root the program
 * is root's too, without its capabilities but with its files.
 */
function maskedMounts() {
    if (process.getuid?.() !== 0)
        return [];
    masked ??= ['/etc', '/usr/local/etc'].flatMap(privateEntries);
    return masked;
}
function privateEntries(folder) {
    return namesIn(folder).flatMap((name) => {
        const place = external_node_path_.join(folder, name);
        const status = (0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false });
        if (status === undefined || status.isSymbolicLink())
            return [];
        if (status.isDirectory())
            return (status.mode & 0o005) === 0o005 ? privateEntries(place) : ['--tmpfs', place];
        return (status.mode & 0o004) === 0o004 ? [] : ['--ro-bind', '/dev/null', place];
    });
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
/** /etc/resolv.conf is often a link into /run. */
function resolverMount() {
    try {
        const real = (0,external_node_fs_.realpathSync)('/etc/resolv.conf');
        return real === '/etc/resolv.conf' ? [] : ['--ro-bind', real, real];
    }
    catch {
        return [];
    }
}
/** Places that a variable of the program names, such as a toolchain or a certificate. */
const PLACE_NAMES = [
    'JAVA_HOME',
    'GOROOT',
    'RUSTUP_HOME',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_EXTRA_CA_CERTS',
    'PIP_CERT',
];
/** Programs on PATH outside the system (toolchains in a home folder, node itself), each with the folder that it needs. */
function toolMounts(env) {
    const onPath = [...(env['PATH'] ?? '').split(external_node_path_.delimiter), external_node_path_.dirname(process.execPath)]
        .filter((folder) => isOutside(folder))
        .flatMap((folder) => [folder, (0,external_node_fs_.realpathSync)(folder)])
        .flatMap(foldersOf);
    const named = PLACE_NAMES.flatMap((name) => env[name] ?? []).filter(isOutside);
    const rustup = onPath
        .filter((folder) => external_node_path_.basename(folder) === '.cargo')
        .map((folder) => external_node_path_.join(external_node_path_.dirname(folder), '.rustup'))
        .find((folder) => env['RUSTUP_HOME'] === undefined && (0,external_node_fs_.existsSync)(folder));
    const places = [...new Set([...onPath, ...named, ...(rustup === undefined ? [] : [rustup])])];
    return {
        args: places.flatMap((place) => ['--ro-bind', place, place]),
        hidden: places.flatMap(credentialsIn),
        env: rustup === undefined ? {} : { RUSTUP_HOME: rustup },
    };
}
function isOutside(place) {
    return external_node_path_.isAbsolute(place) && !IS_SYSTEM.test(place) && (0,external_node_fs_.existsSync)(place);
}
/** Below ~/.local: programs only, for it has key rings too. */
const LOCAL_PARTS = ['bin', 'lib', 'pipx', 'share/pipx', 'share/uv', 'share/pnpm'];
/** `<prefix>/bin` needs `<prefix>/lib`; a home folder is never the prefix. */
function foldersOf(folder) {
    if (external_node_path_.basename(folder) !== 'bin')
        return isHome(folder) || folder === '/' ? [] : [folder];
    const prefix = external_node_path_.dirname(folder);
    if (isHome(prefix) || prefix === '/')
        return [folder];
    if (!(isHome(external_node_path_.dirname(prefix)) && external_node_path_.basename(prefix) === '.local'))
        return [prefix];
    return LOCAL_PARTS.map((part) => external_node_path_.join(prefix, part)).filter((part) => (0,external_node_fs_.existsSync)(part));
}
function isHome(folder) {
    return folder === external_node_os_.homedir() || /^\/(?:root|home\/[^/]+|Users\/[^/]+|home|Users)$/.test(folder);
}
/** Files in which package managers keep tokens beside their programs. */
const CREDENTIALS = ['credentials', 'credentials.toml', '.credentials', 'auth.json', '.npmrc'];
function credentialsIn(folder) {
    return CREDENTIALS.map((name) => external_node_path_.join(folder, name)).filter((file) => (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false })?.isFile() === true);
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/task/network-policy.js
var network_policy = __webpack_require__(6502);
;// CONCATENATED MODULE: ./lib/adapters/network-proxy.js
/**
 * A forward proxy on a unix socket: the only way out of a sandbox without a network. It lets through what the
 * rules name (`task/network-policy.ts`), for CONNECT and for plain HTTP, and looks names up itself, so that an
 * allowed name cannot stand for an address of this machine or its network.
 */









const CONNECT_MS = 30_000;
/** Refusals that are remembered for the report. */
const MAX_REFUSED = 100;
/** @throws FanoutError when an entry is no host */
async function startNetworkProxy(hosts) {
    const proxy = new ForwardProxy(hosts.map(ruleOf));
    // Short, because the path of a unix socket has room for 107 bytes.
    const folder = await (0,external_node_fs_promises_.mkdtemp)(external_node_path_.join(external_node_os_.tmpdir(), 'af-net-'));
    const socket = external_node_path_.join(folder, 'proxy.sock');
    await proxy.listen(socket);
    return {
        socket,
        refused: () => [...proxy.refused],
        close: async () => {
            await proxy.close();
            await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}
function ruleOf(entry) {
    const rule = (0,network_policy/* parseHostRule */.eg)(entry);
    if (rule !== undefined)
        return rule;
    throw new errors/* FanoutError */.gh(`${JSON.stringify(entry)} is no host that can be allowed`, {
        hint: 'Write host, host:port or *.host; for everything use the network open.',
    });
}
class ForwardProxy {
    refused = new Set();
    #rules;
    #server = external_node_http_.createServer();
    #sockets = new Set();
    constructor(rules) {
        this.#rules = rules;
        this.#server.on('connection', (socket) => this.#keep(socket));
        this.#server.on('connect', (request, client, head) => {
            void this.#tunnel(request.url ?? '', client, head);
        });
        this.#server.on('request', (request, response) => void this.#forward(request, response));
    }
    listen(socket) {
        return new Promise((resolve, reject) => {
            this.#server.once('error', reject);
            this.#server.listen(socket, () => resolve());
        });
    }
    close() {
        for (const socket of this.#sockets)
            socket.destroy();
        return new Promise((resolve) => this.#server.close(() => resolve()));
    }
    #keep(socket) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.#sockets.delete(socket));
    }
    async #tunnel(authority, client, head) {
        const target = targetOf(`http://${authority}`, 443);
        const address = await this.#resolve(target);
        if (address === undefined || target === undefined) {
            client.end(`HTTP/1.1 403 Forbidden\r\n\r\n${sayRefused(authority)}`);
            return;
        }
        const server = external_node_net_.connect({ host: address, port: target.port, timeout: CONNECT_MS });
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
    async #forward(request, response) {
        const target = targetOf(request.url ?? '', 80);
        const address = await this.#resolve(target);
        if (address === undefined || target === undefined) {
            response.writeHead(403).end(sayRefused(request.url ?? ''));
            return;
        }
        const { pathname, search, host } = new URL(request.url ?? '');
        const { 'proxy-connection': _c, 'proxy-authorization': _a, ...headers } = request.headers;
        const outgoing = external_node_http_.request({
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
            (0,external_node_stream_.pipeline)(answer, response, () => undefined);
        });
        outgoing.on('error', () => response.destroy());
        request.pipe(outgoing);
    }
    /** The address to connect to; undefined when the target is refused. */
    async #resolve(target) {
        const rule = target === undefined ? undefined : (0,network_policy/* findHostRule */.aD)(this.#rules, target);
        if (target === undefined || rule === undefined)
            return this.#refuse(target);
        try {
            const { address } = await (0,promises_.lookup)(target.host);
            // Who names an address or localhost with its port means it; any other name must be of the internet.
            const meant = rule.port !== undefined && (external_node_net_.isIP(rule.host) > 0 || isLocalName(rule.host));
            return meant || !isPrivate(address) ? address : this.#refuse(target);
        }
        catch {
            return this.#refuse(target);
        }
    }
    #refuse(target) {
        if (target !== undefined && this.refused.size < MAX_REFUSED)
            this.refused.add(`${target.host}:${target.port}`);
        return undefined;
    }
}
function targetOf(text, defaultPort) {
    try {
        const url = new URL(text);
        if (url.protocol !== 'http:' || url.hostname === '')
            return undefined;
        // URL leaves out a port that is its scheme's own: `http://host:80` of a CONNECT has said 80.
        const said = /:(\d+)(?:\/|$)/.exec(text.replace(/^http:\/\//, ''))?.[1];
        const port = Number(said ?? defaultPort);
        return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
    }
    catch {
        return undefined;
    }
}
function sayRefused(what) {
    return `agent-fanout: ${what.slice(0, 200)} is not among the allowed hosts\n`;
}
function isLocalName(host) {
    return host === 'localhost' || host.endsWith('.localhost');
}
/** Loopback, private, link-local (cloud metadata), shared and other special ranges. Source: IANA special-purpose registries. */
const PRIVATE = new external_node_net_.BlockList();
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
])
    PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
    ['::', 127],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
])
    PRIVATE.addSubnet(network, prefix, 'ipv6');
function isPrivate(address) {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
    const plain = mapped ?? address;
    return PRIVATE.check(plain, external_node_net_.isIPv6(plain) ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./lib/adapters/network-relay.js
/** Where the proxy's socket is seen inside. */
const INNER_SOCKET = '/run/agent-fanout/proxy.sock';
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
function behindRelay(command) {
    return [process.execPath, '-e', RELAY, '--', INNER_SOCKET, String(PORT), ...command];
}
/** Variables by which programs find a proxy; some read one spelling only, and Node needs to be told to look. */
function relayEnvironment() {
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

// EXTERNAL MODULE: ./lib/adapters/process-runner.js + 2 modules
var process_runner = __webpack_require__(6617);
;// CONCATENATED MODULE: ./lib/adapters/bubblewrap.js
/**
 * bubblewrap: namespaces of its own (nothing survives, nobody else is seen), a private HOME and /tmp, a read-only
 * system, one writable work tree. `--clearenv` leaves the parent's environment readable at /proc/1/environ
 * (bubblewrap#725, trust.md E8), so bwrap itself is started by `env -i`. Its options, the program's variables
 * among them, come on file descriptor 3: an argument list can be read by everybody on the machine.
 */







const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
const PLACES = ['/usr/bin/bwrap', '/usr/local/bin/bwrap'];
const HINT = 'Install bubblewrap (apt-get install bubblewrap); on Ubuntu 24.04 also allow user namespaces: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.';
/** Really starts a sandbox once, the strictest first: a program that is there may still not be allowed to. */
async function detectSandbox() {
    const program = PLACES.find((place) => (0,external_node_fs_.existsSync)(place));
    if (program === undefined)
        return { kind: 'unavailable', reason: 'bubblewrap is not installed', hint: HINT };
    const version = (await run(program, ['--version'], { env: {} })).stdout.trim();
    let reason = '';
    for (const userNamespace of USER_NAMESPACES) {
        const sandbox = createBubblewrap({ program, description: version, userNamespace });
        const failure = await tryOut(sandbox);
        if (failure === undefined)
            return { kind: 'available', sandbox };
        reason = failure;
    }
    return {
        kind: 'unavailable',
        reason: `bubblewrap cannot start a sandbox here: ${reason}`,
        hint: HINT,
    };
}
/** Why it does not work; undefined when it does. */
async function tryOut(sandbox) {
    const spec = { command: ['/usr/bin/true'], cwd: '/', env: {}, timeoutMs: 20_000 };
    const confinement = { writable: [], readable: [], network: { kind: 'none' } };
    const result = await (0,process_runner/* createProcessRunner */.E)().run(sandbox.confine(spec, confinement));
    if (result.end.kind === 'exited' && result.end.code === 0)
        return undefined;
    return result.stderr.trim().split('\n').at(-1) ?? result.end.kind;
}
const USER_NAMESPACES = ['closed', 'own', 'implied'];
function createBubblewrap(options) {
    return {
        isolation: 'sandbox',
        description: options.description,
        confine: (spec, confinement) => confine(options, spec, confinement),
        openGate: startNetworkProxy,
    };
}
function confine(options, spec, confinement) {
    const { network } = confinement;
    const tools = toolMounts(spec.env);
    const env = {
        ...tools.env,
        ...spec.env,
        ...(network.kind === 'allowlist' ? relayEnvironment() : {}),
    };
    const hidden = [
        ...(confinement.hidden ?? []).filter((place) => (0,external_node_fs_.existsSync)(place)),
        ...tools.hidden,
    ];
    const args = [
        ...namespaces(options.userNamespace),
        ...(network.kind === 'open' ? [] : ['--unshare-net']),
        ...systemMounts(),
        ...tools.args,
        ...confinementMounts(confinement),
        // An empty file each; a device in its place could not be opened, and programs would fail at it.
        ...hidden.flatMap((place, index) => ['--ro-bind-data', String(4 + index), place]),
        ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
        '--chdir',
        spec.cwd,
    ];
    const command = network.kind === 'allowlist' ? behindRelay(spec.command) : spec.command;
    return {
        ...spec,
        command: ['/usr/bin/env', '-i', options.program, '--args', '3', '--', ...limited(command)],
        extraInputs: [args.map((arg) => `${arg}\0`).join(''), ...hidden.map(() => '')],
        cwd: '/',
        env: {},
    };
}
function namespaces(userNamespace) {
    // Programs that refuse to work as root work, and nothing of root's rights is left that a name could suggest.
    const identity = process.getuid?.() === 0 ? ['--uid', '1000', '--gid', '1000'] : [];
    const user = {
        closed: ['--unshare-user', '--disable-userns', ...identity],
        own: ['--unshare-user', ...identity],
        implied: [],
    }[userNamespace];
    return [
        ...user,
        '--unshare-pid',
        '--unshare-ipc',
        '--unshare-uts',
        '--unshare-cgroup-try',
        '--die-with-parent',
        '--new-session',
        '--cap-drop',
        'ALL',
    ];
}
function confinementMounts(confinement) {
    const { readable, writable, network } = confinement;
    return [
        ...readable
            .filter((place) => (0,external_node_fs_.existsSync)(place))
            .flatMap((place) => ['--ro-bind', place, place]),
        ...writable.flatMap((place) => ['--bind', place, place]),
        ...(network.kind === 'allowlist' ? ['--ro-bind', network.gate.socket, INNER_SOCKET] : []),
    ];
}
/** Processes and threads of one program: far more than a build needs, far less than a machine has. */
const MAX_PROCESSES = 8_192;
/** Bytes of one file. Sparse ones count by their length, and data bases make large ones. */
const MAX_FILE_BYTES = 64 * 1024 ** 3;
const PRLIMIT = '/usr/bin/prlimit';
/** Set inside, where the kernel counts the sandbox's own processes only. It exempts root: there the time-out is the end. */
function limited(command) {
    if (!(0,external_node_fs_.existsSync)(PRLIMIT))
        return command;
    return [
        PRLIMIT,
        `--nproc=${MAX_PROCESSES}:${MAX_PROCESSES}`,
        `--fsize=${MAX_FILE_BYTES}`,
        '--core=0',
        '--',
        ...command,
    ];
}


/***/ })

};
