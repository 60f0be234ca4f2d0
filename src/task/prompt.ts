/** The agent's instructions: a template (mustache: logic-less, cannot run code) filled with the task. */
import Mustache from 'mustache';
import type { CommandLine, Plan, Task } from '../plan/types.ts';

export interface PromptFacts {
  readonly template: string;
  readonly plan: Plan;
  readonly task: Task;
  readonly issue?: { readonly number: number; readonly url: string };
  readonly attempt: number;
  readonly setup: readonly CommandLine[];
  readonly test: readonly CommandLine[];
  /** Why the attempt before was not good enough. */
  readonly feedback?: string;
  /** Needed tasks whose work is already in the tree. */
  readonly builtOn: readonly string[];
}

/** Texts go in as they are (no HTML escaping) and are never read as templates themselves. */
export function buildPrompt(facts: PromptFacts): string {
  const { plan, task } = facts;
  const view = {
    plan: { id: plan.id, name: plan.name },
    task: { id: task.id, title: task.title, prompt: task.prompt.trim(), base: task.base },
    issue: facts.issue ?? false,
    attempt: facts.attempt,
    attempts: task.attempts,
    files: task.files,
    hasFiles: task.files.length > 0,
    setup: facts.setup.map(showCommand),
    hasSetup: facts.setup.length > 0,
    test: facts.test.map(showCommand),
    hasTest: facts.test.length > 0,
    builtOn: facts.builtOn,
    isStacked: facts.builtOn.length > 0,
    feedback: facts.feedback ?? false,
  };
  return Mustache.render(facts.template, view, {}, { escape: String });
}

/** A command line as a person would type it. For reading only: it is never run from this text. */
export function showCommand(command: CommandLine): string {
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
