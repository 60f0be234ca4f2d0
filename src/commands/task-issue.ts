/** The issue of a task that came from one: it is worked on as it was planned, or not at all. */
import { ClosedByPerson, IssueNotAsPlanned } from '../errors.ts';
import { issueHash } from '../plan/identity.ts';
import type { TaskIssue } from '../plan/types.ts';
import { findOtherWork } from '../task/issue-work.ts';
import type { IssueRef } from '../task/record.ts';
import type { TaskJob } from './task-job.ts';

/** @throws ClosedByPerson, IssueNotAsPlanned when it was edited or another plan has it */
export async function adoptIssue(job: TaskJob, planned: TaskIssue): Promise<IssueRef> {
  const { journal, ports, task } = job;
  const [issue, records] = await Promise.all([
    ports.tracker.readIssue(planned.number),
    // After the claim, so that of two plans which begin at the same time at least one sees the other.
    ports.ledger.findTasks(new Set([task.id])),
  ]);
  const facts = { records, run: job.run.run, now: ports.clock.now(), mine: journal.record };
  const other = findOtherWork(planned.number, facts);
  const name = `issue #${planned.number}`;
  if (other !== undefined) {
    // Not noted: what is to be said on the issue, the other plan says.
    throw new IssueNotAsPlanned(`${name} is left alone: ${other}`, {
      hint: 'Open another issue for what is missing.',
    });
  }
  const ref = { number: planned.number, url: issue.url };
  journal.note({ issue: ref });
  if (issue.state === 'closed') {
    throw new ClosedByPerson(`${name} was closed after it was planned, so it is left alone`, {
      hint: 'Open the issue again and plan it again, if it shall be worked on after all.',
    });
  }
  if (issueHash(issue) !== planned.hash) {
    throw new IssueNotAsPlanned(`${name} was edited after it was planned; plan it again`, {
      hint: 'Start the workflow with the label again; the next plan has the new text.',
    });
  }
  return ref;
}
