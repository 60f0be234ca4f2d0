/** Finds the set-up and test commands of a project by its files, when the plan gives none. */
import type { CommandChoice, CommandLine } from '../plan/types.ts';

/** What detection looks at: names at the repository's top level, and the texts of `DETECTION_FILES` that are there. */
export interface ProjectFiles {
  readonly names: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

export interface ProjectCommands {
  readonly setup: readonly CommandLine[];
  readonly test: readonly CommandLine[];
  /** For the report: `Node (package-lock.json)`, or why nothing was found. */
  readonly because: string;
}

/** Files whose text decides. */
export const DETECTION_FILES = ['package.json', 'pyproject.toml', 'requirements.txt'] as const;

/** When one of these changes, the set-up has to run again. Compared by base name. */
export const MANIFEST_NAMES: ReadonlySet<string> = new Set([
  'package.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'pyproject.toml',
  'requirements.txt',
  'requirements-dev.txt',
  'uv.lock',
  'poetry.lock',
  'Cargo.toml',
  'Cargo.lock',
  'go.mod',
  'go.sum',
]);

/** The commands that a task runs: the given ones, or those that were detected. */
export function chooseCommands(
  choice: { readonly setup: CommandChoice; readonly test: CommandChoice },
  files: ProjectFiles,
): ProjectCommands {
  const detected = detectCommands(files);
  return {
    setup: resolve(choice.setup, detected.setup),
    test: resolve(choice.test, detected.test),
    because: detected.because,
  };
}

function resolve(choice: CommandChoice, detected: readonly CommandLine[]): readonly CommandLine[] {
  switch (choice.kind) {
    case 'detect':
      return detected;
    case 'none':
      return [];
    case 'given':
      return choice.commands;
  }
}

/** Looks for Node, Rust, Go and Python, in this order: the first that is there decides. */
export function detectCommands(files: ProjectFiles): ProjectCommands {
  const found = detectNode(files) ?? detectRust(files) ?? detectGo(files) ?? detectPython(files);
  return (
    found ?? {
      setup: [],
      test: [],
      because: 'no package.json, Cargo.toml, go.mod or pyproject.toml',
    }
  );
}

/** npm's own default text of the test script, which always fails. */
const NPM_PLACEHOLDER = 'no test specified';

function detectNode({ names, texts }: ProjectFiles): ProjectCommands | undefined {
  const manifest = texts.get('package.json');
  if (manifest === undefined) return undefined;
  const { scripts, hasDependencies } = readManifest(manifest);
  const tool = nodeTool(names);
  const tests = scripts['test'] !== undefined && !scripts['test'].includes(NPM_PLACEHOLDER);
  return {
    setup: hasDependencies || tool.locked ? [tool.install] : [],
    test: tests ? [[tool.name, 'test']] : [],
    because: `Node (${tool.because})`,
  };
}

interface NodeTool {
  readonly name: string;
  readonly install: CommandLine;
  readonly locked: boolean;
  readonly because: string;
}

function nodeTool(names: ReadonlySet<string>): NodeTool {
  if (names.has('pnpm-lock.yaml')) {
    const install: CommandLine = ['pnpm', 'install', '--frozen-lockfile'];
    return { name: 'pnpm', install, locked: true, because: 'pnpm-lock.yaml' };
  }
  if (names.has('yarn.lock')) {
    const install: CommandLine = ['yarn', 'install', '--frozen-lockfile'];
    return { name: 'yarn', install, locked: true, because: 'yarn.lock' };
  }
  if (names.has('package-lock.json')) {
    const install: CommandLine = ['npm', 'ci', '--no-audit', '--no-fund'];
    return { name: 'npm', install, locked: true, because: 'package-lock.json' };
  }
  const install: CommandLine = ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock'];
  return { name: 'npm', install, locked: false, because: 'package.json' };
}

function readManifest(text: string): {
  scripts: Readonly<Record<string, string>>;
  hasDependencies: boolean;
} {
  try {
    const manifest: unknown = JSON.parse(text);
    return {
      scripts: stringsOf(manifest, 'scripts'),
      hasDependencies: ['dependencies', 'devDependencies', 'optionalDependencies'].some(
        (key) => Object.keys(stringsOf(manifest, key)).length > 0,
      ),
    };
  } catch {
    return { scripts: {}, hasDependencies: false };
  }
}

function stringsOf(value: unknown, key: string): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const inner: unknown = Reflect.get(value, key);
  if (typeof inner !== 'object' || inner === null) return {};
  return Object.fromEntries(
    Object.entries(inner).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function detectRust({ names }: ProjectFiles): ProjectCommands | undefined {
  if (!names.has('Cargo.toml')) return undefined;
  return { setup: [['cargo', 'fetch']], test: [['cargo', 'test']], because: 'Rust (Cargo.toml)' };
}

function detectGo({ names }: ProjectFiles): ProjectCommands | undefined {
  if (!names.has('go.mod')) return undefined;
  return {
    setup: [['go', 'mod', 'download']],
    test: [['go', 'test', './...']],
    because: 'Go (go.mod)',
  };
}

const VENV_PYTHON = '.venv/bin/python';

function detectPython({ names, texts }: ProjectFiles): ProjectCommands | undefined {
  if (names.has('uv.lock')) {
    return {
      setup: [['uv', 'sync']],
      test: [['uv', 'run', 'pytest']],
      because: 'Python (uv.lock)',
    };
  }
  const requirements = names.has('requirements.txt');
  const project = names.has('pyproject.toml') || names.has('setup.py');
  if (!requirements && !project) return undefined;
  const install: CommandLine = requirements
    ? [VENV_PYTHON, '-m', 'pip', 'install', '-r', 'requirements.txt']
    : [VENV_PYTHON, '-m', 'pip', 'install', '-e', '.'];
  const usesPytest =
    [...texts.values()].some((text) => /\bpytest\b/.test(text)) || names.has('pytest.ini');
  return {
    setup: [['python3', '-m', 'venv', '.venv'], install],
    test: usesPytest ? [[VENV_PYTHON, '-m', 'pytest']] : [[VENV_PYTHON, '-m', 'unittest']],
    because: requirements ? 'Python (requirements.txt)' : 'Python (pyproject.toml or setup.py)',
  };
}
