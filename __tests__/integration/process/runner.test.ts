/** Programs are started from argument lists, watched, and ended with everything that they started. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createProcessRunner } from '../../../src/adapters/process-runner.ts';
import type { ProcessSpec } from '../../../src/ports/process-runner.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const runner = createProcessRunner();
const PATH = process.env['PATH'] ?? '';

function run(script: string, fields: Partial<ProcessSpec> = {}) {
  return runner.run({ command: ['/bin/sh', '-c', script], cwd: folder, env: { PATH }, ...fields });
}

/** Whether a process is alive is seen from what it writes, not from a list of processes. */
async function grows(file: string): Promise<boolean> {
  const size = async () => (await readFile(file).catch(() => Buffer.alloc(0))).length;
  const before = await size();
  await sleep(300);
  return (await size()) > before;
}

describe('a program', () => {
  test('gets its input, its environment and nothing else', async () => {
    const result = await run('cat; env | cut -d= -f1 | sort', { stdin: 'hello\n' });
    expect(result.end).toEqual({ kind: 'exited', code: 0 });
    const names = result.stdout.trim().split('\n');
    expect(names[0]).toBe('hello');
    const expected = ['AGENT_FANOUT_PROCESS', 'PATH', 'PWD'];
    expect(names.slice(1).filter((name) => !['_', 'SHLVL', 'OLDPWD'].includes(name))).toEqual(
      expected,
    );
  });

  test.each([
    ['exit 3', { kind: 'exited', code: 3 }],
    ['kill -SEGV $$', { kind: 'signalled', signal: 'SIGSEGV' }],
  ])('%s', async (script, end) => {
    expect((await run(script)).end).toEqual(end);
  });

  test('that does not exist is not started', async () => {
    const result = await runner.run({ command: ['/no/such/program'], cwd: folder, env: {} });
    expect(result.end).toMatchObject({ kind: 'not-started' });
  });

  test('that does not read its input is no error', async () => {
    const result = await run('exec 0<&-; exit 0', { stdin: 'x'.repeat(5_000_000) });
    expect(result.end).toEqual({ kind: 'exited', code: 0 });
  });

  test('gives its lines as they come, and everything to its file up to the limit', async () => {
    const lines: string[] = [];
    const outputFile = path.join(folder, 'deep/output.log');
    const result = await run('printf "one\\r\\ntwo\\n"; printf "err" >&2; printf "three"', {
      onLine: (line) => lines.push(line),
      outputFile,
    });
    expect(lines).toEqual(['one', 'two', 'three']);
    expect(result.stderr).toBe('err');
    expect((await readFile(outputFile, 'utf8')).length).toBe('one\r\ntwo\nerrthree'.length);
  });

  test('that prints without end is kept to its limit, and its last words are kept', async () => {
    const outputFile = path.join(folder, 'endless.log');
    const result = await run('yes 0123456789 | head -c 3000000; echo END', {
      maxOutputBytes: 100_000,
      outputFile,
    });
    expect(result.stdout.length).toBeLessThanOrEqual(100_000);
    expect(result.stdout.endsWith('END\n')).toBe(true);
    expect((await readFile(outputFile)).length).toBe(100_000);
  });
});

describe('is ended', () => {
  test('when its time is up, SIGTERM ignored or not', async () => {
    const polite = await run('sleep 60', { timeoutMs: 200 });
    const rude = await run("trap '' TERM; while :; do sleep 0.1; done", { timeoutMs: 200 });
    expect([polite.end.kind, rude.end.kind]).toEqual(['timeout', 'timeout']);
  });

  test('when it is silent for too long, but not while it prints', async () => {
    const chatty = await run('for i in 1 2 3 4 5 6; do echo $i; sleep 0.1; done', {
      silenceMs: 400,
    });
    const silent = await run('echo one; sleep 60', { silenceMs: 300 });
    expect([chatty.end.kind, silent.end.kind]).toEqual(['exited', 'silent']);
  });

  test('when the run is cancelled, before it starts too', async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 100);
    const during = await run('sleep 60', { signal: cancel.signal });
    const before = await run(`touch ${folder}/started`, { signal: cancel.signal });
    expect([during.end.kind, before.end.kind]).toEqual(['aborted', 'aborted']);
    expect(existsSync(path.join(folder, 'started'))).toBe(false);
  });
});

describe('nothing of it is left', () => {
  const outlive = (file: string) =>
    `while :; do echo x >> ${file}; sleep 0.05; done < /dev/null > /dev/null 2>&1`;
  const cases: readonly [string, (file: string) => string][] = [
    ['a child in the background', (file) => `(${outlive(file)}) & sleep 0.3`],
    ['a session of its own', (file) => `setsid sh -c '${outlive(file)}' & sleep 0.3`],
    ['a double fork with nohup', (file) => `(setsid nohup sh -c '${outlive(file)}' &) ; sleep 0.3`],
    [
      'one that ignores signals',
      (file) => `(setsid sh -c 'trap "" TERM HUP INT; ${outlive(file)}' &) ; sleep 0.3`,
    ],
  ];
  test.each(cases)('of %s, when the program ends by itself', async (name, script) => {
    const file = path.join(folder, name.replaceAll(' ', '-'));
    await run(script(file));
    expect(existsSync(file)).toBe(true);
    expect(await grows(file)).toBe(false);
  });

  test.each(cases)('of %s, when the program is ended', async (name, script) => {
    const file = path.join(folder, `ended-${name.replaceAll(' ', '-')}`);
    await run(`${script(file)}; sleep 60`, { timeoutMs: 600 });
    expect(existsSync(file)).toBe(true);
    expect(await grows(file)).toBe(false);
  });

  test('control: what nobody ends goes on', async () => {
    const file = path.join(folder, 'control');
    const going = run(outlive(file), { timeoutMs: 900 });
    await sleep(200);
    expect(await grows(file)).toBe(true);
    await going;
  });
});
