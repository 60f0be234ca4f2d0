/** Which hosts a program in a sandbox may reach when its network is an allowlist. */

/** What the agent and the tests of a task may reach. */
export type NetworkPolicy =
  | { readonly kind: 'open' }
  | { readonly kind: 'none' }
  /** `hosts`: besides the package registries and the agent's own hosts. */
  | { readonly kind: 'allowlist'; readonly hosts: readonly string[] };

/** What was asked for; naming hosts asks for the allowlist. Else open: not every agent and package manager can use a proxy. */
export function buildNetwork(
  wanted: NetworkPolicy['kind'] | undefined,
  hosts: readonly string[],
): NetworkPolicy {
  const kind = wanted ?? (hosts.length > 0 ? 'allowlist' : 'open');
  return kind === 'allowlist' ? { kind, hosts } : { kind };
}

/**
 * Where package managers of Node, Python, Rust and Go fetch from, and GitHub for reading.
 * Source: the documentation of each package manager; GitHub's REST path `/meta` lists its own.
 */
export const REGISTRY_HOSTS: readonly string[] = [
  'registry.npmjs.org',
  'registry.yarnpkg.com',
  'pypi.org',
  'files.pythonhosted.org',
  'crates.io',
  'index.crates.io',
  'static.crates.io',
  'static.rust-lang.org',
  'proxy.golang.org',
  'sum.golang.org',
  'github.com',
  'api.github.com',
  'codeload.github.com',
  'raw.githubusercontent.com',
  'objects.githubusercontent.com',
  'release-assets.githubusercontent.com',
];

/** Hosts that each agent talks to for its model. Source: the agents' own documentation of proxies and firewalls. */
const AGENT_HOSTS: Readonly<Record<string, readonly string[]>> = {
  claude: ['api.anthropic.com', 'platform.claude.com'],
  codex: ['api.openai.com', 'chatgpt.com', 'auth.openai.com'],
  gemini: ['generativelanguage.googleapis.com', 'cloudcode-pa.googleapis.com'],
  copilot: ['api.githubcopilot.com', '*.githubcopilot.com', 'copilot-proxy.githubusercontent.com'],
  opencode: ['opencode.ai', 'models.dev', 'api.anthropic.com', 'api.openai.com'],
  qwen: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'api-inference.modelscope.cn'],
};

/** Variables that say where an agent's model is: what they name is allowed too. */
const BASE_URL = /_(?:BASE_URL|API_URL|ENDPOINT|API_BASE|HOST)$/;

/** All entries for one task: registries, the agent's hosts, what its base-URL variables name, and the user's. */
export function hostsForTask(options: {
  readonly agent: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly extra: readonly string[];
}): readonly string[] {
  const named = Object.entries(options.environment)
    .filter(([name]) => BASE_URL.test(name))
    .flatMap(([, value]) => hostOfUrl(value));
  const own = AGENT_HOSTS[options.agent] ?? [];
  return [...new Set([...REGISTRY_HOSTS, ...own, ...named, ...options.extra])];
}

function hostOfUrl(text: string): readonly string[] {
  try {
    const { hostname, port, protocol } = new URL(text);
    if (hostname === '') return [];
    return [`${hostname}:${port === '' ? (protocol === 'http:' ? '80' : '443') : port}`];
  } catch {
    return [];
  }
}

export interface HostRule {
  /** Lower case; without `*.`. */
  readonly host: string;
  readonly withSubdomains: boolean;
  /** Undefined: 80 and 443. */
  readonly port: number | undefined;
}

const ENTRY = /^(\*\.)?((?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i;

/** `host`, `host:port`, `*.host`; undefined for anything else. `*` alone is no entry: that is `open`. */
export function parseHostRule(entry: string): HostRule | undefined {
  const [, wildcard, host, port] = ENTRY.exec(entry.trim()) ?? [];
  if (host === undefined) return undefined;
  return {
    host: bare(host),
    withSubdomains: wildcard !== undefined,
    port: port === undefined ? undefined : Number(port),
  };
}

/** The rule that lets `host:port` through; undefined when there is none. */
export function findHostRule(
  rules: readonly HostRule[],
  target: { readonly host: string; readonly port: number },
): HostRule | undefined {
  const host = bare(target.host).replace(/\.$/, '');
  return rules.find((rule) => {
    const isHost = host === rule.host || (rule.withSubdomains && host.endsWith(`.${rule.host}`));
    const isPort =
      rule.port === undefined
        ? target.port === 443 || target.port === 80
        : target.port === rule.port;
    return isHost && isPort;
  });
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$/g, '');
}
