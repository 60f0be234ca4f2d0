// The local engine's set-up: issues on a server with GitHub's latency, work trees of a real repository, all at once.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createGit } from '../lib/adapters/git-repository.js';
import { createGithubTracker } from '../lib/adapters/github-tracker.js';
import { tasksAtOnce } from '../lib/plan/round.js';
import { median, sleep, timeOf } from './measure.mjs';
import { makeRepository } from './worktrees.mjs';

/** Of GitHub for an issue that is made. */
const LATENCY_MS = 300;
const RUNS = 5;
/** Few, so that the request and not the disk is what is waited for with five tasks. */
const FILES = 200;
const COUNTS = [5, 20, 100];
/** GitHub's secondary limit. */
const WRITES_A_MINUTE = 80;
/** A minute of the limit's test takes a second. */
const SPEED = 60;

const real = {
  now: Date.now,
  sleep: (ms) => sleep(ms),
};

/** `limit`: writes in `windowMs` that are taken; more are refused as GitHub does. */
async function startServer({ latencyMs, limit = Number.POSITIVE_INFINITY, windowMs = 60_000 }) {
  const arrivals = [];
  let refused = 0;
  const server = createServer(async (request, response) => {
    request.resume();
    const now = performance.now();
    const recent = arrivals.filter((at) => now - at < windowMs).length;
    const isTaken = recent < limit;
    if (isTaken) arrivals.push(now);
    else refused += 1;
    await sleep(latencyMs);
    const number = arrivals.length;
    const issue = {
      id: number,
      number,
      title: 'x',
      html_url: `http://127.0.0.1/issues/${number}`,
      body: '',
      state: 'open',
      user: { login: 'github-actions[bot]' },
    };
    const headers = { 'content-type': 'application/json' };
    if (isTaken) response.writeHead(201, headers).end(JSON.stringify(issue));
    else
      response
        .writeHead(403, { ...headers, 'retry-after': '60' })
        .end('{"message":"You have exceeded a secondary rate limit"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${server.address().port}`,
    arrivals,
    refused: () => refused,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One tracker a task, one limit for all: as the local engine has it. */
function trackersOf(apiUrl, clock = real) {
  const limit = { until: 0, strikes: 0 };
  const logger = { info() {}, warn() {}, error() {}, debug() {} };
  const common = { token: 'x', apiUrl, owner: 'octo', repo: 'bench', clock, logger, limit };
  return () => createGithubTracker(common);
}

const openIssue = (tracker, index) =>
  tracker.ensureIssue({ title: `Task ${index}`, body: 'x', marker: 'x', labels: [] }, 'no');

export async function measureLocal() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agent-fanout-bench-'));
  const server = await startServer({ latencyMs: LATENCY_MS });
  try {
    const repository = path.join(folder, 'repository');
    mkdirSync(repository);
    makeRepository(repository, FILES);
    const git = await createGit({
      trustedDir: path.join(folder, 'trusted.git'),
      workspaceRoot: path.join(folder, 'work'),
      remote: { kind: 'local', path: repository },
    });
    const commit = await git.fetchBranch('main');
    const place = { git, commit, server };
    const figures = [];
    for (const count of COUNTS) figures.push(await measureCount(place, count));
    figures.push(await measureSpread(server), await measureRefusals());
    return figures;
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Issue and work tree of each task at once, against the larger of one request and all work trees alone. */
async function measureCount({ git, commit, server }, count) {
  const tracker = trackersOf(server.apiUrl);
  const indices = Array.from({ length: count }, (_, index) => index);
  const checkout = (index) => git.checkout({ commit, name: `t${index}` });
  const release = (made) => Promise.all(made.map((workspace) => workspace.release()));
  await openIssue(tracker(), 0);
  const ours = [];
  const floor = [];
  for (let run = 0; run < RUNS; run++) {
    let made = [];
    const trees = await timeOf(async () => {
      made = await Promise.all(indices.map(checkout));
    });
    await release(made);
    const request = await timeOf(() => openIssue(tracker(), 0));
    floor.push(Math.max(trees, request));
    ours.push(
      await timeOf(async () => {
        const all = indices.map((index) =>
          Promise.all([openIssue(tracker(), index), checkout(index)]),
        );
        made = (await Promise.all(all)).map(([, workspace]) => workspace);
      }),
    );
    await release(made);
  }
  return {
    name: `set-up of ${count} local tasks ÷ the larger of one request (${LATENCY_MS} ms) and their work trees alone`,
    value: median(ours) / median(floor),
    unit: '×',
    target: 1.1,
    runs: RUNS,
  };
}

async function measureSpread(server) {
  const tracker = trackersOf(server.apiUrl);
  await openIssue(tracker(), 0);
  const spreads = [];
  for (let run = 0; run < RUNS; run++) {
    const before = server.arrivals.length;
    await Promise.all(Array.from({ length: 20 }, (_, index) => openIssue(tracker(), index)));
    const arrived = server.arrivals.slice(before);
    spreads.push(Math.max(...arrived) - Math.min(...arrived));
  }
  return {
    name: '20 issues: from the first request to the last',
    value: median(spreads),
    unit: 'ms',
    target: 50,
    runs: RUNS,
  };
}

/** A hundred tasks that know nothing of each other, on a server that keeps GitHub's limit, sixty times faster. */
async function measureRefusals() {
  const server = await startServer({
    latencyMs: LATENCY_MS / SPEED,
    limit: WRITES_A_MINUTE,
    windowMs: 60_000 / SPEED,
  });
  try {
    const begun = Date.now();
    const clock = {
      now: () => begun + (Date.now() - begun) * SPEED,
      sleep: (ms) => sleep(ms / SPEED),
    };
    const tasks = Array.from({ length: 100 }, (_, index) => index);
    const atOnce = tasksAtOnce({ tasks, maxParallel: 100 });
    await Promise.all(
      tasks.map((index) => {
        // A limit of its own: each is on another machine.
        const tracker = trackersOf(server.apiUrl, clock)();
        tracker.takeTurns({ index, atOnce });
        return openIssue(tracker, index);
      }),
    );
    return {
      name: `refused requests, 100 tasks at a server that takes ${WRITES_A_MINUTE} writes a minute`,
      value: server.refused(),
      unit: '',
      target: 0,
      runs: 1,
    };
  } finally {
    server.close();
  }
}
