import { describe, expect, test } from '@jest/globals';
import { findGithub, parseOrigin } from '../../../src/cli-github.ts';

test.each([
  ['https://github.com/octo/project.git', 'github.com'],
  ['https://github.com/octo/project', 'github.com'],
  ['https://user:secret@github.com/octo/project.git/', 'github.com'],
  ['git@github.com:octo/project.git', 'github.com'],
  ['ssh://git@ghe.example:22/octo/project', 'ghe.example:22'],
  ['http://127.0.0.1:4000/octo/project.git', '127.0.0.1:4000'],
])('%s', (origin, host) => {
  expect(parseOrigin(origin)).toEqual({ host, owner: 'octo', repo: 'project' });
});

test.each(['/srv/project.git', '../project', 'file:///srv/project.git', 'https://github.com/octo'])(
  '%s names no repository on GitHub',
  (origin) => {
    expect(parseOrigin(origin)).toBeUndefined();
  },
);

describe('the place', () => {
  const origin = 'git@github.com:octo/project.git';

  test('follows from origin and the token', () => {
    expect(findGithub(origin, { GITHUB_TOKEN: '', GH_TOKEN: 't' })).toEqual({
      owner: 'octo',
      repo: 'project',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      token: 't',
    });
  });

  test('of an enterprise server has its API below its address', () => {
    const { apiUrl } = findGithub('https://ghe.example/octo/project', { GITHUB_TOKEN: 't' });
    expect(apiUrl).toBe('https://ghe.example/api/v3');
  });

  test('without a token or a remote says what to do', () => {
    expect(() => findGithub(origin, {})).toThrow('needs a token');
    expect(() => findGithub(undefined, { GITHUB_TOKEN: 't' })).toThrow('no remote origin');
  });
});
