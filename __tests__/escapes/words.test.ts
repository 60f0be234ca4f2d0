/** T7, T12: texts of others are texts. */
import fc from 'fast-check';
import type { Ports } from '../../src/commands/context.ts';
import { buildBranchName } from '../../src/task/naming.ts';
import { tryEscape } from './escape.ts';
import { type Aftermath, type Attack, attack } from './world.ts';

const LINES = [
  ...[
    'error',
    'warning',
    'notice',
    'debug',
    'add-mask',
    'group',
    'set-output name=a',
    'save-state name=a',
    'set-env name=PATH',
    'add-path',
    'stop-commands',
    'add-matcher',
    'echo',
    'endgroup',
  ].flatMap((name) => [`::${name}::x`, `  ::${name}::x`, `##[${name}]x`]),
];

/** Prints all of them and fails, so that its last words are the reason. */
const noisy: Attack = {
  program: 'write.mjs',
  files: {
    'noise.mjs': `for (const line of ${JSON.stringify(LINES)}) console.log(line);\nprocess.exit(1);\n`,
  },
  task: { setup: { kind: 'given', commands: [['node', 'noise.mjs']] } },
};

/** The runner's two rules: src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse. */
async function commandsIn({ world }: Aftermath): Promise<readonly string[]> {
  const log = world.log.join('');
  if (!log.includes('noise.mjs')) throw new Error('the words are not in the log at all');
  return log.split(/[\r\n]/).filter((line) => /^\s*::.*::/.test(line) || /##\[.*\]/.test(line));
}

const rawLogger = (_ports: Ports, world: { log: string[] }): Partial<Ports> => {
  const write = (message: string) => void world.log.push(`${message}\n`);
  return { logger: { info: write, warn: write, error: write, debug: write } };
};

tryEscape({
  threat: 'T7',
  name: `${LINES.length} lines that are commands to the runner`,
  attempt: () => attack(noisy, commandsIn),
  twin: {
    without: 'the line filter',
    attempt: () => attack({ ...noisy, weaken: rawLogger }, commandsIn),
  },
});

/** What git allows in the name of a branch, and what shells and refs make of it. */
const NASTY = [
  'a$(id)',
  'a;id',
  '`id`',
  "a'b",
  'a"b',
  'a|id',
  '\u3000',
  'refs/heads/x',
  '../..',
  '-rf',
  '--upload-pack=x',
  'a b',
  'a\nb',
  '@{-1}',
  '.lock',
  'HEAD',
  '\u202e',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what GitHub would put something in for
  '${{ secrets.X }}',
  '%00',
  '~',
  '^',
  ':',
  '?',
  '[',
  '\\',
  '😀',
  '',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 60 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const BRANCH = /^[a-z0-9/-]{1,100}$/;

function badBranches(name: (plan: string, task: string) => string): readonly string[] {
  const bad: string[] = [];
  let tried = 0;
  const property = fc.property(texts, texts, (plan, task) => {
    tried += 1;
    const branch = name(plan, task);
    const parts = branch.split('/');
    const isGood =
      BRANCH.test(branch) && parts.length === 3 && parts.every((part) => /^[a-z0-9]/.test(part));
    if (!isGood) bad.push(branch);
  });
  fc.assert(property, { numRuns: 5_000, examples: NASTY.map((text) => [text, text]) });
  if (tried < 5_000) throw new Error('too few were tried');
  return bad;
}

tryEscape({
  threat: 'T12',
  name: '5,000 hostile titles and ids as names of branches',
  attempt: async () => badBranches(buildBranchName),
  twin: {
    without: 'slug and hash',
    attempt: async () => badBranches((plan, task) => `agent-fanout/${plan}/${task}`),
  },
});

const TITLE = [
  'x"; touch owned; $(touch owned) `touch owned`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what GitHub would put something in for
  '${{ github.token }}',
  '@everyone closes #1 ::error::x',
].join(' ');
const titled: Attack = {
  program: 'write.mjs',
  args: () => ['x.txt', 'x'],
  task: { title: TITLE, prompt: TITLE },
};

/** Mentions, closing keywords and commands in what was written to GitHub for others to read. */
async function spokenTo({ world }: Aftermath): Promise<readonly string[]> {
  const bodies = [...world.github.state.issues, ...world.github.state.pulls].map(
    ({ body }) => body,
  );
  if (bodies.length < 2) throw new Error('nothing was written');
  const ownClosing = /^Closes #\d+$/m;
  return bodies.flatMap(
    (body) => body.replace(ownClosing, '').match(/@everyone|closes #1/gi) ?? [],
  );
}

tryEscape({
  threat: 'T12',
  name: 'mentions and closing keywords in the texts of a plan',
  attempt: () => attack(titled, spokenTo),
  twin: {
    without: 'texts made neutral',
    attempt: () =>
      attack(
        {
          ...titled,
          weaken: ({ tracker }) => ({
            tracker: {
              ...delegate(tracker),
              ensureIssue: (draft, earlier) =>
                tracker.ensureIssue({ ...draft, body: `${TITLE}\n${draft.marker}` }, earlier),
            },
          }),
        },
        spokenTo,
      ),
  },
});

function delegate(tracker: Ports['tracker']): Ports['tracker'] {
  return {
    kind: tracker.kind,
    ensureIssue: (draft, earlier) => tracker.ensureIssue(draft, earlier),
    ensurePullRequest: (draft, earlier) => tracker.ensurePullRequest(draft, earlier),
    comment: (number, body) => tracker.comment(number, body),
    readIssue: (number) => tracker.readIssue(number),
    listPullRequests: (prefix) => tracker.listPullRequests(prefix),
    closeIssue: (number, reason) => tracker.closeIssue(number, reason),
    takeTurns: (slot) => tracker.takeTurns(slot),
    requests: () => tracker.requests(),
  };
}
