/**
 * T1, T4, T12, from outside: the committed command line is run under strace, and every program that it starts itself
 * (not those in the sandbox) is looked at: none from below a work tree, no shell. And the local engine's repository,
 * whose configuration may hold tokens.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createProcessRunner } from '../../src/adapters/process-runner.ts';
import type { Sandbox } from '../../src/ports/sandbox.ts';
import { makeGitFixture, runGit, writeFiles } from '../fakes/git-fixture.ts';
import { tryEscape } from './escape.ts';
import { sandbox } from './walls.ts';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli/index.js');
const STRACE = '/usr/bin/strace';

const PLAN = `
name: traced
defaults: {agent: {run: node agent.mjs}, setup: none, test: sh tools/check.sh}
tasks:
  - {id: one, title: 'x"; touch owned; $(touch owned)', prompt: '\`touch owned\`'}
`;
/** Plants what git could start, and starts something of the work tree itself. */
const AGENT = `import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
writeFileSync('evil.sh', '#!/bin/sh\\nexit 0\\n', { mode: 0o755 });
writeFileSync('node_modules', 'x');
execFileSync('./evil.sh');
writeFileSync('a.txt', 'edited\\n');
`;

interface Trace {
  /** Programs with their arguments, started by the trusted tree. */
  readonly trusted: readonly string[];
  readonly untrusted: readonly string[];
  readonly cache: string;
}

async function traced(isolation: 'sandbox' | 'none'): Promise<Trace> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'af-trace-'));
  try {
    const repository = path.join(folder, 'repository');
    await writeFiles(repository, {
      'agent.mjs': AGENT,
      'plan.yml': PLAN,
      'a.txt': 'base\n',
      'tools/check.sh': 'exit 0\n',
    });
    runGit(repository, 'init', '--quiet', '--initial-branch=main');
    runGit(repository, 'add', '--all');
    runGit(repository, 'commit', '--quiet', '--message=base');
    const log = path.join(folder, 'trace.log');
    const calls = 'trace=execve,clone,clone3,fork,vfork';
    const program = [process.execPath, CLI, 'run', 'plan.yml', '--isolation', isolation];
    const args = [
      '-f',
      '-qq',
      '-s',
      '4096',
      '-e',
      calls,
      '-e',
      'signal=none',
      '-o',
      log,
      ...program,
    ];
    const cache = path.join(folder, 'cache');
    const child = spawn(STRACE, args, {
      cwd: repository,
      env: { PATH: process.env['PATH'], HOME: folder, XDG_CACHE_HOME: cache, NO_COLOR: '1' },
      stdio: 'ignore',
    });
    const [code] = (await once(child, 'exit')) as [number];
    if (code !== 0) throw new Error(`the run under strace ended with ${code}`);
    if (existsSync(path.join(repository, 'owned'))) throw new Error('a title was run by a shell');
    return { ...readTrace(await readFile(log, 'utf8')), cache };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Who is started by a trusted process is trusted until it becomes bwrap. In a sandbox process ids are others', so what
 * a sandboxed process says of its children is not read: whom nobody trusted has started is not trusted.
 */
function readTrace(log: string): Omit<Trace, 'cache'> {
  const lines = joined(log);
  const trusted = new Set([lines[0]?.pid ?? 0]);
  const starts: { readonly isTrusted: boolean; readonly command: string }[] = [];
  // A child may be seen before the call that made it returns: first who is whose, until nothing is new.
  const parents = new Map<number, number>();
  for (const { pid, text } of lines) {
    const child = /^(?:clone|clone3|fork|vfork)\(.*\)\s+= (\d+)$/.exec(text)?.[1];
    if (child !== undefined && !parents.has(Number(child))) parents.set(Number(child), pid);
  }
  const boxed = new Set(
    lines
      .filter(({ text }) => /^execve\("[^"]*\/bwrap"/.test(text) && / = 0$/.test(text))
      .map(({ pid }) => pid),
  );
  const isTrusted = (pid: number): boolean => {
    if (trusted.has(pid)) return true;
    const parent = parents.get(pid);
    return parent !== undefined && parent !== pid && !boxed.has(parent) && isTrusted(parent);
  };
  for (const { pid, text } of lines) {
    if (!text.startsWith('execve(') || !/ = 0$/.test(text)) continue;
    const after = boxed.has(pid) && !/\/(?:env|bwrap)"/.test(text);
    starts.push({ isTrusted: isTrusted(pid) && !after, command: text.slice(0, 4_000) });
  }
  return {
    trusted: starts.filter((start) => start.isTrusted).map(({ command }) => command),
    untrusted: starts.filter((start) => !start.isTrusted).map(({ command }) => command),
  };
}

/** Calls that were cut in two by others, put together again. */
function joined(log: string): readonly { readonly pid: number; readonly text: string }[] {
  const open = new Map<number, string>();
  return log.split('\n').flatMap((line) => {
    const [, id, text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (id === undefined) return [];
    const pid = Number(id);
    if (text.endsWith('<unfinished ...>')) {
      open.set(pid, text.slice(0, -'<unfinished ...>'.length).trimEnd());
      return [];
    }
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    return [{ pid, text: rest === undefined ? text : `${open.get(pid) ?? ''}${rest}` }];
  });
}

/** What the trusted tree may not start: anything of a work tree, and any shell. */
function forbidden({ trusted, cache }: Trace): readonly string[] {
  return trusted.filter((command) => {
    const program = /^execve\("([^"]*)"/.exec(command)?.[1] ?? '';
    return program.startsWith(path.join(cache)) && program.includes('/work/')
      ? true
      : /^(?:\.|.*\/(?:sh|bash|dash)$)/.test(program);
  });
}

if (existsSync(STRACE)) {
  tryEscape({
    threat: 'T1',
    name: 'what our own processes start, seen by strace',
    attempt: async () => {
      const trace = await traced('sandbox');
      if (trace.trusted.length < 10) throw new Error('the trusted tree was not seen');
      if (!trace.untrusted.some((command) => command.includes('evil.sh')))
        throw new Error('the agent was not seen');
      return forbidden(trace);
    },
    twin: {
      without: 'a sandbox',
      attempt: async () => forbidden(await traced('none')),
    },
  });
} else {
  process.stderr.write(
    '\nSKIPPED: strace is not installed, what our own processes start was NOT looked at\n\n',
  );
  test.skip('T1 what our own processes start, seen by strace (strace is not installed)', () => {});
}

const TOKEN = 'ghs_Lq8Zt3Vb6Nw1Xc5Jd9Rf2Hk7';

/** The user's repository with a token in its configuration, as tools leave it there. */
async function configSeen(change: (real: Sandbox) => Sandbox): Promise<readonly string[]> {
  const fixture = await makeGitFixture();
  try {
    fixture.run('config', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${TOKEN}`);
    fixture.run('remote', 'add', 'origin', `https://x:${TOKEN}@github.com/octo/project`);
    const workspace = await fixture.git.checkout({ commit: fixture.base, name: 'one' });
    const script = `git status --short && git log --oneline && git remote -v; cat '${fixture.repository}/.git/config'`;
    const walls = change(await sandbox());
    const spec = walls.confine(
      {
        command: ['/bin/sh', '-c', script],
        cwd: workspace.path,
        env: { PATH: process.env['PATH'] ?? '' },
      },
      {
        writable: [workspace.path],
        readable: workspace.borrowed,
        hidden: workspace.hidden ?? [],
        network: { kind: 'none' },
      },
    );
    const { stdout, stderr } = await createProcessRunner().run(spec);
    if (!stdout.includes('base')) throw new Error(`git does not work there: ${stderr}`);
    return stdout.includes(TOKEN) ? ['the token'] : [];
  } finally {
    await fixture.remove();
  }
}

tryEscape({
  threat: 'T4',
  name: "a token in the configuration of the user's repository",
  attempt: () => configSeen((real) => real),
  twin: {
    without: 'hiding it',
    attempt: () =>
      configSeen((real) => ({
        ...real,
        confine: (spec, confinement) => real.confine(spec, { ...confinement, hidden: [] }),
      })),
  },
});

test('T12 the shipped entry points start no shell by themselves', () => {
  const sources = execFileSync('grep', ['-rlE', 'shell: true|exec\\(|execSync\\(', 'src'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  const files = sources
    .trim()
    .split('\n')
    .filter((file) => file !== '');
  // RegExp.exec is what is left; child_process.exec and a shell are in none of them.
  const imports = files.filter((file) => {
    const text = execFileSync('cat', [path.resolve(import.meta.dirname, '../..', file)], {
      encoding: 'utf8',
    });
    return /shell: true|import \{[^}]*\bexec(?:Sync)?\b[^}]*\} from 'node:child_process'/.test(
      text,
    );
  });
  expect(imports).toEqual([]);
});
