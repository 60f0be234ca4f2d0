/** Refs of the repository, changed only by compare-and-swap: over HTTP with a lease, locally by update-ref. */
import { GitError, PushRejected } from '../errors.ts';
import type { PushResult } from '../ports/git.ts';
import { withRetries } from './git-limits.ts';
import type { GitStore } from './git-store.ts';

const READ_DELAYS_MS = [500, 2_000];

/** The token travels in the environment of one child: never in arguments, addresses or files. */
export function remoteEnvironment(store: GitStore): Readonly<Record<string, string>> {
  const { remote, environment = {} } = store.options;
  if (remote.kind === 'local') return {};
  const basic = Buffer.from(`x-access-token:${remote.token}`).toString('base64');
  const { protocol, origin } = new URL(remote.url);
  const network: Record<string, string> = {};
  for (const name of [
    'HTTPS_PROXY',
    'https_proxy',
    'NO_PROXY',
    'no_proxy',
    'SSL_CERT_FILE',
    'GIT_SSL_CAINFO',
  ]) {
    const value = environment[name];
    if (value !== undefined) network[name] = value;
  }
  return {
    ...network,
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
    GIT_CONFIG_KEY_1: 'protocol.allow',
    GIT_CONFIG_VALUE_1: 'never',
    GIT_CONFIG_KEY_2: `protocol.${protocol.replace(':', '')}.allow`,
    GIT_CONFIG_VALUE_2: 'always',
  };
}

/** All refs below a prefix with their commits. */
export async function readRefs(
  store: GitStore,
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const text = await (store.localDir === undefined
    ? lsRemote(store, prefix)
    : localRefs(store, prefix));
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [commit = '', ref = ''] = line.split(/[\t ]/);
      return [ref, commit];
    }),
  );
}

function lsRemote(store: GitStore, prefix: string): Promise<string> {
  const args = ['ls-remote', '--refs', urlOf(store), `${prefix}*`];
  return withRetries(
    async () => text(await store.run({ args, env: remoteEnvironment(store) })),
    READ_DELAYS_MS,
  );
}

async function localRefs(store: GitStore, prefix: string): Promise<string> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)'];
  const all = text(
    await store.raw({ args, gitDir: store.localDir ?? '', config: ['safe.directory=*'] }),
  );
  return all
    .split('\n')
    .filter((line) => line.split(' ')[1]?.startsWith(prefix))
    .join('\n');
}

export async function readRef(store: GitStore, ref: string): Promise<string | null> {
  return (await readRefs(store, ref)).get(ref) ?? null;
}

/** Makes the objects of remote refs or commits available, with `depth` commits of their history. */
export async function fetchObjects(
  store: GitStore,
  refspecs: readonly string[],
  depth = 1,
): Promise<void> {
  if (store.localDir !== undefined || refspecs.length === 0) return;
  const args = [
    'fetch',
    '--no-tags',
    `--depth=${depth}`,
    '--no-write-fetch-head',
    '--no-auto-gc',
    '--quiet',
    urlOf(store),
    ...refspecs,
  ];
  await store.inTurn(() =>
    withRetries(() => store.run({ args, env: remoteEnvironment(store) }), READ_DELAYS_MS),
  );
}

/** @throws PushRejected for every refusal but a moved ref */
export async function updateRef(
  store: GitStore,
  change: { ref: string; commit: string | null; expected: string | null },
): Promise<PushResult> {
  return store.localDir === undefined ? push(store, change) : updateLocal(store, change);
}

async function updateLocal(
  store: GitStore,
  { ref, commit, expected }: { ref: string; commit: string | null; expected: string | null },
): Promise<PushResult> {
  const none = '0'.repeat(store.idLength);
  const args = ['update-ref', ref, commit ?? none, expected ?? none];
  const output = await store.raw({
    args,
    gitDir: store.localDir ?? '',
    config: ['safe.directory=*', 'core.logAllRefUpdates=false'],
    accept: [0, 128],
  });
  if (output.code === 0) return { kind: 'pushed' };
  const actual = await readRef(store, ref);
  if (actual === commit) return { kind: 'up-to-date' };
  if (actual !== expected) return { kind: 'moved', actual };
  throw new GitError({ args, exitCode: output.code, stderr: output.stderr });
}

async function push(
  store: GitStore,
  { ref, commit, expected }: { ref: string; commit: string | null; expected: string | null },
): Promise<PushResult> {
  const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
  const args = [
    'push',
    '--no-verify',
    '--porcelain',
    lease,
    urlOf(store),
    `${commit ?? ''}:${ref}`,
  ];
  // By id and with a lease: a push whose answer was lost may be said again.
  const output = await withRetries(async () => {
    const answer = await store.run({ args, env: remoteEnvironment(store), accept: [0, 1, 128] });
    if (answer.code === 128) throw new GitError({ args, exitCode: 128, stderr: answer.stderr });
    return answer;
  }, READ_DELAYS_MS).catch((error: unknown) => {
    throw error instanceof GitError ? rejection(ref, error.stderr) : error;
  });
  const said = `${text(output)}\n${output.stderr}`;
  if (output.code === 0) return { kind: /^=\t/m.test(said) ? 'up-to-date' : 'pushed' };
  if (
    !/stale info|fetch first|non-fast-forward|reference already exists|cannot lock ref/.test(said)
  )
    throw rejection(ref, said);
  const actual = await readRef(store, ref);
  return actual === commit ? { kind: 'up-to-date' } : { kind: 'moved', actual };
}

const REASONS: readonly [PushRejected['reason'], RegExp, string][] = [
  [
    'workflows-permission',
    /refusing to allow .* (?:create or update|update) workflow/i,
    'Workflow files cannot be pushed with this token.',
  ],
  [
    'protected',
    /protected branch|GH006|GH013|repository rule/i,
    'Allow the branches agent-fanout/** in the repository rules.',
  ],
  [
    'hook',
    /pre-receive hook declined|hook declined/i,
    'A hook of the server refused it; its words are above.',
  ],
  [
    'unauthorized',
    /40[13]|Authentication failed|could not read Username|Permission .* denied|denied to/i,
    'The token needs contents: write.',
  ],
];

function rejection(ref: string, said: string): PushRejected {
  const words = said
    .split('\n')
    .filter((line) => /^(?:remote: |!|fatal: |error: )/.test(line))
    .join(' ')
    .slice(0, 400);
  const [reason, , hint] = REASONS.find(([, pattern]) => pattern.test(said)) ?? [
    'other' as const,
    /./,
    undefined,
  ];
  return new PushRejected(`the push of ${ref} was refused: ${words}`, {
    reason,
    ...(hint === undefined ? {} : { hint }),
  });
}

function urlOf({ options: { remote } }: GitStore): string {
  return remote.kind === 'http' ? remote.url : remote.path;
}

export function text(output: { readonly stdout: Buffer }): string {
  return output.stdout.toString('utf8');
}
