/** Ports that let no secret out: everything that a task says to others goes through here. */
import type { Ledger } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import type { ProcessRunner } from '../ports/process-runner.ts';
import type { Tracker } from '../ports/tracker.ts';
import type { Redactor } from '../task/redact.ts';
import type { Ports, TaskRun } from './context.ts';

export function withRedaction(
  given: { readonly ports: Ports; readonly run: TaskRun },
  redactor: Redactor,
): { readonly ports: Ports; readonly run: TaskRun } {
  const { ports, run } = given;
  return {
    ports: {
      ...ports,
      logger: redactedLogger(ports.logger, redactor),
      tracker: redactedTracker(ports.tracker, redactor),
      ledger: redactedLedger(ports.ledger, redactor),
      processes: redactedProcesses(ports.processes, redactor),
      git: {
        ...ports.git,
        commit: (draft) => ports.git.commit({ ...draft, message: redactor.text(draft.message) }),
      },
    },
    run: { ...run, onProgress: (event) => run.onProgress(redactor.value(event)) },
  };
}

function redactedLogger(logger: Logger, redactor: Redactor): Logger {
  return {
    info: (message) => logger.info(redactor.text(message)),
    warn: (message) => logger.warn(redactor.text(message)),
    error: (message) => logger.error(redactor.text(message)),
    debug: (message) => logger.debug(redactor.text(message)),
  };
}

function redactedTracker(tracker: Tracker, redactor: Redactor): Tracker {
  return {
    kind: tracker.kind,
    ensureIssue: (draft, earlier) => tracker.ensureIssue(redactor.value(draft), earlier),
    ensurePullRequest: (draft, earlier) =>
      tracker.ensurePullRequest(redactor.value(draft), earlier),
    comment: (issue, body) => tracker.comment(issue, redactor.text(body)),
    readIssue: (issue) => tracker.readIssue(issue),
    listPullRequests: (headPrefix) => tracker.listPullRequests(headPrefix),
    closeIssue: (issue, reason) => tracker.closeIssue(issue, reason),
    takeTurns: (slot) => tracker.takeTurns(slot),
    requests: () => tracker.requests(),
  };
}

function redactedLedger(ledger: Ledger, redactor: Redactor): Ledger {
  return {
    ...ledger,
    write: (record, expected) => ledger.write(redactor.value(record), expected),
  };
}

/** Transcripts, lines and results alike: what a program prints is clean before anybody reads it. */
function redactedProcesses(processes: ProcessRunner, redactor: Redactor): ProcessRunner {
  return { run: (spec) => processes.run({ ...spec, filter: () => redactor.stream() }) };
}
