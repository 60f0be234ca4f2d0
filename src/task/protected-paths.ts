/** Paths that other programs obey: a change there would act with rights that the agent does not have. */
import picomatch from 'picomatch';

/** Instructions and settings of coding agents: what the next agent would be told or allowed to do. */
export const AGENT_CONFIGURATION: readonly string[] = [
  '**/.claude/**',
  '**/.claude.json',
  '**/claude.md',
  '**/claude.local.md',
  '**/.claudeignore',
  '**/agents.md',
  '**/agents.override.md',
  '**/.agents/**',
  'agent.md',
  '**/.codex/**',
  '**/gemini.md',
  '**/.gemini/**',
  '**/.geminiignore',
  '**/qwen.md',
  '**/.qwen/**',
  '**/.qwenignore',
  '**/.cursor/**',
  '**/.cursorrules',
  '**/.cursorignore',
  '**/.windsurf/**',
  '**/.windsurfrules',
  '**/.clinerules',
  '**/.clinerules/**',
  '**/.roo/**',
  '**/.roomodes',
  '**/.aider*',
  '**/.continue/**',
  '**/.mcp.json',
  '**/mcp.json',
  '**/.opencode/**',
  '**/.opencode*',
  '**/opencode.json',
  '**/opencode.jsonc',
  '**/.goosehints',
  '**/.goose/**',
  '**/.copilot/**',
  '**/copilot-instructions.md',
  '**/.junie/**',
  '**/.kiro/**',
];

const PLATFORM: readonly string[] = [
  '.github/**',
  '**/codeowners',
  '.gitlab-ci.yml',
  '.gitea/**',
  '.forgejo/**',
  '.circleci/**',
  '.travis.yml',
  'azure-pipelines.yml',
  '**/jenkinsfile',
  '.buildkite/**',
];

const GIT: readonly string[] = [
  '**/.git',
  '**/.git/**',
  '**/.gitmodules',
  '**/.gitattributes',
  '**/.gitconfig',
  '**/.mailmap',
  '**/.lfsconfig',
  '**/.git-blame-ignore-revs',
  '**/.husky/**',
  '**/.huskyrc*',
  '**/.githooks/**',
  '**/githooks/**',
  '**/.hooks/**',
  '**/lefthook.yml',
  '**/lefthook.yaml',
  '**/.lefthook*',
  '**/lefthook-local.*',
  '**/.pre-commit-config.yaml',
  '**/.pre-commit-hooks.yaml',
  '**/.overcommit.yml',
  '**/.simple-git-hooks.*',
  '**/simple-git-hooks.*',
];

/** What a package manager runs or where it fetches from. */
const PACKAGE_MANAGERS: readonly string[] = [
  '**/.npmrc',
  '**/.yarnrc',
  '**/.yarnrc.yml',
  '**/.yarn/releases/**',
  '**/.yarn/plugins/**',
  '**/.pnpmfile.cjs',
  '**/.pnpmfile.mjs',
  '**/pnpmfile.js',
  '**/bunfig.toml',
  '**/pip.conf',
  '**/pip.ini',
  '**/.pip/**',
  '**/.pypirc',
  '**/uv.toml',
  '**/.cargo/config',
  '**/.cargo/config.toml',
  '**/.netrc',
  '**/_netrc',
  '**/.bundle/config',
  '**/.mvn/**',
  '**/sitecustomize.py',
  '**/usercustomize.py',
];

/** Run by an editor or a shell when somebody only opens the folder. */
const WORKSPACES: readonly string[] = [
  '**/.vscode/**',
  '**/.idea/**',
  '**/.devcontainer/**',
  '**/.devcontainer.json',
  '**/.envrc',
  '**/.mise.toml',
  '**/mise.toml',
  '**/.tool-versions',
];

export const PROTECTED_PATHS: readonly string[] = [
  ...PLATFORM,
  ...GIT,
  ...AGENT_CONFIGURATION,
  ...PACKAGE_MANAGERS,
  ...WORKSPACES,
];

/** Characters that HFS+ leaves out when it compares names. Source: git, utf8.c, next_hfs_char. */
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a glob's star does not match a line end
const CONTROLS = /[\u0000-\u001f\u007f\u2028\u2029]/g;

/**
 * A path as the most forgiving file system takes it: without ignorable characters, in compatibility form, lower
 * case, without the dots and spaces at the end that Windows drops and the stream that it splits off, and with
 * NTFS short names written out.
 */
export function foldPath(path: string): string {
  return path
    .replace(IGNORABLE, '')
    .replace(CONTROLS, '_')
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\\/]/)
    .map((part) => part.replace(/:.*$/, '').replace(/[. ]+$/, '') || part)
    .map((part) =>
      part.replace(/^git~\d+$/, '.git').replace(/^(gi[0-9a-f]{4}|github)~\d+$/, '.github'),
    )
    .join('/');
}

/** Tells whether a path matches one of the globs as it is written. */
export function exactMatcher(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/** Tells whether a path matches one of the globs in any of its forms. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matches = picomatch(
    globs.map((glob) => glob.toLowerCase()),
    { dot: true, nocase: true },
  );
  return (path) => matches(path) || matches(foldPath(path));
}
