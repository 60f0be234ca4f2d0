import { describe, expect, test } from '@jest/globals';
import { buildAgentEnvironment, isForbiddenName } from '../../../src/task/agent-environment.ts';

const SECRETS = [
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_EVENT_PATH',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'RUNNER_TEMP',
  'RUNNER_TOOL_CACHE',
  'INPUT_TOKEN',
  'SSH_AUTH_SOCK',
  'DOCKER_HOST',
  'GIT_ASKPASS',
  'GIT_CONFIG_COUNT',
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'BASH_ENV',
];

const HOST = {
  PATH: '/usr/bin',
  LANG: 'C.UTF-8',
  LC_ALL: 'C',
  HOME: '/home/me',
  SECRET_OF_MINE: 'x',
  ANTHROPIC_API_KEY: 'key',
  ...Object.fromEntries(SECRETS.map((name) => [name, 'secret'])),
};

describe('the environment of an untrusted program', () => {
  test('is the allowlist, exactly', () => {
    const env = buildAgentEnvironment({ hostEnv: HOST, home: '/private', names: [] });
    expect(env).toEqual({
      PATH: '/usr/bin',
      LANG: 'C.UTF-8',
      LC_ALL: 'C',
      HOME: '/private',
      TMPDIR: '/tmp',
    });
  });

  test('has what is asked for by name', () => {
    const names = ['ANTHROPIC_API_KEY', 'NOT_SET'];
    const env = buildAgentEnvironment({ hostEnv: HOST, home: '/private', names });
    expect(env['ANTHROPIC_API_KEY']).toBe('key');
    expect('NOT_SET' in env).toBe(false);
  });

  test.each(SECRETS)('never has %s, not even when it is asked for', (name) => {
    expect(isForbiddenName(name)).toBe(true);
    const env = buildAgentEnvironment({ hostEnv: HOST, home: '/private', names: [name] });
    expect(env).not.toHaveProperty(name);
    expect(isForbiddenName(name.toLowerCase())).toBe(true);
  });

  test('has a PATH also when we have none, and HOME is never ours', () => {
    const env = buildAgentEnvironment({ hostEnv: {}, home: '/private', names: ['HOME'] });
    expect(env).toEqual({ PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/private', TMPDIR: '/tmp' });
  });
});
