import { describe, expect, test } from '@jest/globals';
import {
  type Change,
  checkChanges,
  DEFAULT_POLICY,
  isTestFile,
} from '../../../src/task/publish-policy.ts';

const change = (path: string, newMode = '100644'): Change => ({ path, newMode });
const rulesOf = (path: string, policy = DEFAULT_POLICY) =>
  checkChanges([change(path)], policy).map(({ rule }) => rule);

describe('protected paths', () => {
  test.each([
    '.github',
    'deep/.claude',
    '.github/workflows/x.yml',
    '.GitHub/workflows/y.yml',
    '.GITHUB/dependabot.yml',
    '.github./workflows/x.yml',
    '.github /workflows/x.yml',
    '.git\u200chub/workflows/x.yml',
    '.github\\workflows\\x.yml',
    'CODEOWNERS',
    'docs/codeowners',
    '.gitmodules',
    'sub/.GitModules',
    '.gitattributes',
    '.git/config',
    'GIT~1/config',
    '.git::$INDEX_ALLOCATION/config',
    '.ｇｉｔ/config',
    '.husky/pre-push',
    '.githooks/pre-commit',
    'lefthook.yml',
    '.pre-commit-config.yaml',
    '.claude/settings.json',
    'deep/in/.claude/commands/x.md',
    'CLAUDE.md',
    'src/Agents.md',
    'GEMINI.md',
    '.gemini/settings.json',
    '.codex/config.toml',
    '.cursor/rules/x.mdc',
    '.cursorrules',
    '.mcp.json',
    '.opencode/agent/x.md',
    'opencode.json',
    '.qwen/settings.json',
    '.github/copilot-instructions.md',
    '.npmrc',
    'packages/a/.npmrc',
    '.yarnrc.yml',
    '.pnpmfile.cjs',
    'pip.conf',
    '.cargo/config.toml',
    '.vscode/tasks.json',
    '.devcontainer/devcontainer.json',
    '.envrc',
  ])('%s may not be changed', (path) => {
    expect(rulesOf(path)).toEqual(['protected-path']);
  });

  test.each([
    'src/github/workflows.ts',
    'docs/claude-guide.md',
    'package.json',
    '.gitignore',
    'src/hooks/useAgents.ts',
    'git/config.ts',
    'agents/index.ts',
    'docs/agents.html',
    'src/codeowners.ts',
    '.editorconfig',
    'gitx1/file',
    'a~1/b',
  ])('%s may', (path) => {
    expect(rulesOf(path)).toEqual([]);
  });

  test('deleting and making a link of a protected path counts too', () => {
    for (const mode of ['000000', '120000', '100755'])
      expect(checkChanges([change('.github/x', mode)], DEFAULT_POLICY)).toHaveLength(1);
  });

  test('what is unsafely allowed is let through as it is written, and nothing else', () => {
    const policy = { ...DEFAULT_POLICY, unsafeAllowProtectedPaths: ['.github/workflows/docs.yml'] };
    expect(rulesOf('.github/workflows/docs.yml', policy)).toEqual([]);
    expect(rulesOf('.github/workflows/release.yml', policy)).toEqual(['protected-path']);
    expect(rulesOf('.GitHub/workflows/docs.yml', policy)).toEqual(['protected-path']);
  });
});

test('submodules and strange modes are refused, links and programs are not', () => {
  const rule = (mode: string) => checkChanges([change('x', mode)], DEFAULT_POLICY)[0]?.rule;
  expect(['160000', '040000', '100664', '120000', '100755', '000000'].map(rule)).toEqual([
    'submodule',
    'mode',
    'mode',
    undefined,
    undefined,
    undefined,
  ]);
});

test('too many files are said with their number', () => {
  const changes = ['a', 'b', 'c'].map((path) => change(path));
  const [violation] = checkChanges(changes, { ...DEFAULT_POLICY, maxChangedFiles: 2 });
  expect(violation).toMatchObject({ rule: 'too-many-files' });
  expect(violation?.message).toContain('3 files');
  expect(checkChanges(changes, { ...DEFAULT_POLICY, maxChangedFiles: 3 })).toEqual([]);
});

test('a message quotes the path, so that nothing in it can be read as a line of its own', () => {
  const [violation] = checkChanges([change('.github/a\n::error::x')], DEFAULT_POLICY);
  expect(violation?.message).not.toContain('\n');
});

test.each([
  ['test/a.js', true],
  ['src/a.test.ts', true],
  ['pkg/test_a.py', true],
  ['a_test.go', true],
  ['src/attest.ts', false],
  ['latest/a.js', false],
])('%s is a test: %s', (path, expected) => {
  expect(isTestFile(path)).toBe(expected);
});
