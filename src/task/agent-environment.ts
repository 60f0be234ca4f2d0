/** What an untrusted program sees of our environment: an allowlist, and nothing that carries our rights. */

/** Plain facts about the machine that programs need to work at all. */
const ALLOWED = [
  'PATH',
  'LANG',
  'LANGUAGE',
  'TERM',
  'TZ',
  'SHELL',
  'CI',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'PIP_CERT',
  'PIP_INDEX_URL',
  'npm_config_registry',
  'GOPROXY',
  'GOTOOLCHAIN',
  'JAVA_HOME',
  'GOROOT',
  'RUSTUP_HOME',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
] as const;

const ALLOWED_PREFIX = /^LC_[A-Z]+$/;

/**
 * Never handed on, not even when a plan names them: the tokens of this job, the runner's files and folders,
 * our own inputs, and sockets that lend this user's rights.
 */
const FORBIDDEN =
  /^(?:GITHUB_(?:TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|EVENT_PATH)|GH_TOKEN|ACTIONS_.*|RUNNER_.*|INPUT_.*|SSH_AUTH_SOCK|SSH_AGENT_PID|GPG_AGENT_INFO|DOCKER_HOST|GIT_.*|NODE_OPTIONS|LD_.*|DYLD_.*|BASH_ENV|ENV)$/i;

export interface EnvironmentFacts {
  readonly hostEnv: Readonly<Record<string, string>>;
  /** Private folder of the program; becomes HOME. */
  readonly home: string;
  /** Names that the agent or the plan asks for. */
  readonly names: readonly string[];
}

/** Is this a name that no program of a task may have? */
export function isForbiddenName(name: string): boolean {
  return FORBIDDEN.test(name);
}

export function buildAgentEnvironment(facts: EnvironmentFacts): Readonly<Record<string, string>> {
  const { hostEnv, home } = facts;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(hostEnv)) {
    const wanted =
      ALLOWED.some((allowed) => allowed === name) ||
      ALLOWED_PREFIX.test(name) ||
      facts.names.includes(name);
    if (wanted && !isForbiddenName(name)) env[name] = value;
  }
  return { PATH: '/usr/local/bin:/usr/bin:/bin', ...env, HOME: home, TMPDIR: '/tmp' };
}
