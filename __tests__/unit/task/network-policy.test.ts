import { describe, expect, test } from '@jest/globals';
import { findHostRule, hostsForTask, parseHostRule } from '../../../src/task/network-policy.ts';

const rules = ['example.org', '*.wild.example', 'ported.example:8443', '[::1]:9000'].map(
  (entry) => {
    const rule = parseHostRule(entry);
    if (rule === undefined) throw new Error(entry);
    return rule;
  },
);
const isAllowed = (host: string, port: number) => findHostRule(rules, { host, port }) !== undefined;

test.each([
  ['example.org', 443],
  ['EXAMPLE.org', 80],
  ['example.org.', 443],
  ['a.wild.example', 443],
  ['a.b.wild.example', 443],
  ['wild.example', 443],
  ['ported.example', 8443],
  ['::1', 9000],
])('%s:%i is let through', (host, port) => {
  expect(isAllowed(host, port)).toBe(true);
});

test.each([
  ['evil.example.org', 443],
  ['example.org.evil.example', 443],
  ['notexample.org', 443],
  ['notwild.example', 443],
  ['example.org', 22],
  ['ported.example', 443],
  ['', 443],
  ['127.0.0.1', 443],
])('%s:%i is not', (host, port) => {
  expect(isAllowed(host, port)).toBe(false);
});

test.each(['*', '', 'a b', 'http://x', 'x/y', '*.', 'a..b', 'x:abc', '**.x'])(
  '%j is no host',
  (entry) => {
    expect(parseHostRule(entry)).toBeUndefined();
  },
);

describe('the hosts of a task', () => {
  test('are the registries, its agent and what its variables and the user name', () => {
    const hosts = hostsForTask({
      agent: 'claude',
      environment: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8080/x', OTHER: 'https://no.example' },
      extra: ['mine.example'],
    });
    expect(hosts).toEqual(
      expect.arrayContaining(['pypi.org', 'api.anthropic.com', '127.0.0.1:8080', 'mine.example']),
    );
    expect(hosts).not.toContain('api.openai.com');
    expect(hosts.join(' ')).not.toContain('no.example');
  });

  test('are all readable as hosts', () => {
    const hosts = ['claude', 'codex', 'gemini', 'copilot', 'opencode', 'qwen'].flatMap((agent) =>
      hostsForTask({ agent, environment: {}, extra: [] }),
    );
    expect(hosts.filter((host) => parseHostRule(host) === undefined)).toEqual([]);
  });
});
