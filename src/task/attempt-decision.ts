/** After an attempt: publish, try again, or end. Decided from evidence, never from exit 0 alone. */
import type { Budget } from '../plan/types.ts';
import type { Outcome } from './outcome.ts';
import type { AgentEnd, TestResult, Usage } from './record.ts';

export interface AttemptEvidence {
  readonly agent: AgentEnd;
  readonly tests: TestResult;
  /** Is the tree that would be published another than the base's? */
  readonly changed: boolean;
  /** Equal for two runs of the tests that failed in the same way. */
  readonly fingerprint?: string;
  /** Of the attempt before. */
  readonly previousFingerprint?: string;
  readonly attemptsLeft: number;
  /** Spent so far in all attempts. */
  readonly usage: Usage;
  readonly budget: Budget;
}

export type AttemptDecision =
  | { readonly kind: 'publish'; readonly reason: string }
  | { readonly kind: 'retry'; readonly reason: string }
  | { readonly kind: 'end'; readonly outcome: Outcome; readonly reason: string };

export function decideAfterAttempt(evidence: AttemptEvidence): AttemptDecision {
  const { agent } = evidence;
  if (agent.kind === 'quota') return { kind: 'end', outcome: 'quota', reason: agent.reason };
  if (agent.kind === 'timeout') return { kind: 'end', outcome: 'timeout', reason: agent.reason };
  if (!evidence.changed) return decideUnchanged(evidence);
  if (evidence.tests.kind === 'timeout') {
    return { kind: 'end', outcome: 'timeout', reason: evidence.tests.reason };
  }
  if (evidence.tests.kind === 'failed') return decideRed(evidence, evidence.tests.reason);
  if (agent.kind === 'failed' || agent.kind === 'denied')
    return retryOr(evidence, 'agent-failed', agent.reason);
  return { kind: 'publish', reason: greenReason(evidence.tests) };
}

function decideUnchanged(evidence: AttemptEvidence): AttemptDecision {
  const { agent } = evidence;
  if (agent.kind === 'done') {
    return {
      kind: 'end',
      outcome: 'no-changes',
      reason: 'the agent ended well and changed nothing',
    };
  }
  if (agent.kind === 'denied')
    return { kind: 'end', outcome: 'agent-failed', reason: agent.reason };
  return retryOr(evidence, 'agent-failed', reasonOf(agent));
}

function decideRed(evidence: AttemptEvidence, reason: string): AttemptDecision {
  const same =
    evidence.fingerprint !== undefined && evidence.fingerprint === evidence.previousFingerprint;
  if (same) {
    return {
      kind: 'end',
      outcome: 'tests-failed',
      reason: `failed twice in the same way: ${reason}`,
    };
  }
  return retryOr(evidence, 'tests-failed', reason);
}

function retryOr(evidence: AttemptEvidence, outcome: Outcome, reason: string): AttemptDecision {
  const spent = overBudget(evidence);
  if (spent !== undefined) return { kind: 'end', outcome, reason: `${reason} (${spent})` };
  if (evidence.attemptsLeft > 0) return { kind: 'retry', reason };
  return { kind: 'end', outcome, reason };
}

function overBudget({ agent, usage, budget }: AttemptEvidence): string | undefined {
  if (agent.kind === 'budget') return agent.reason;
  if (budget.usd !== undefined && (usage.usd ?? 0) >= budget.usd) {
    return `the budget of $${budget.usd} is spent`;
  }
  const tokens = (usage.tokens?.input ?? 0) + (usage.tokens?.output ?? 0);
  if (budget.tokens !== undefined && tokens >= budget.tokens) {
    return `the budget of ${budget.tokens} tokens is spent`;
  }
  return undefined;
}

function reasonOf(agent: AgentEnd): string {
  return agent.kind === 'done' ? 'the agent ended well' : agent.reason;
}

function greenReason(tests: TestResult): string {
  if (tests.kind === 'none') return 'published; there is no test command, so nothing was proven';
  const known = tests.kind === 'passed' ? (tests.known?.length ?? 0) : 0;
  if (known > 0) return `no new test failed (${known} fail at the base too)`;
  return 'tests passed';
}

/** Adds what two attempts used. Absent figures stay absent only when neither has them. */
export function addUsage(a: Usage, b: Usage): Usage {
  const usd = sum(a.usd, b.usd);
  const turns = sum(a.turns, b.turns);
  const tokens =
    a.tokens === undefined || b.tokens === undefined
      ? (a.tokens ?? b.tokens)
      : {
          input: a.tokens.input + b.tokens.input,
          output: a.tokens.output + b.tokens.output,
          cached: a.tokens.cached + b.tokens.cached,
        };
  return {
    ...(usd === undefined ? {} : { usd }),
    ...(turns === undefined ? {} : { turns }),
    ...(tokens === undefined ? {} : { tokens }),
  };
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}
