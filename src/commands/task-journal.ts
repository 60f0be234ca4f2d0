/** The running record of one task: kept in memory, saved to the ledger at every step that must not be repeated. */
import { FanoutError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, Version } from '../ports/ledger.ts';
import { addUsage } from '../task/attempt-decision.ts';
import type { Ending } from '../task/error-outcome.ts';
import type {
  AttemptRecord,
  FinishedRecord,
  Phase,
  PhaseName,
  RunningRecord,
  TaskFacts,
} from '../task/record.ts';
import type { ProgressEvent } from './context.ts';

/** Another run took the task over: this one stops at once and writes nothing more. */
export class ClaimLost extends FanoutError {
  readonly where: string;

  constructor(where: string) {
    super(`another run took this task over: ${where}`);
    this.where = where;
  }
}

type WithoutTask<T> = T extends unknown ? Omit<T, 'taskId' | 'at'> : never;

interface JournalOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly record: RunningRecord;
  readonly onProgress: (event: ProgressEvent) => void;
}

export class Journal {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #onProgress: (event: ProgressEvent) => void;
  #record: RunningRecord;
  #version: Version | null;
  #saving: Promise<void> = Promise.resolve();

  private constructor(options: JournalOptions, version: Version | null) {
    this.#ledger = options.ledger;
    this.#clock = options.clock;
    this.#onProgress = options.onProgress;
    this.#record = options.record;
    this.#version = version;
  }

  /** Claims the task: create-only for a new one, compare-and-swap for one that is taken over. @throws ClaimLost */
  static async claim(options: JournalOptions, expected: Version | null): Promise<Journal> {
    const journal = new Journal(options, expected);
    await journal.save();
    return journal;
  }

  get record(): RunningRecord {
    return this.#record;
  }

  /** Adds facts, in memory. */
  note(facts: TaskFacts): void {
    this.#record = { ...this.#record, facts: { ...this.#record.facts, ...facts } };
  }

  /** Says which write to the tracker is begun, before it is: its answer may be lost. */
  async intend(intent: 'issue' | 'push' | 'pull-request'): Promise<void> {
    this.#record = { ...this.#record, intent };
    await this.save();
  }

  /** One write at a time; each with a fresh sign of life. @throws ClaimLost */
  save(): Promise<void> {
    const next = this.#saving.then(() => this.#write());
    this.#saving = next.catch(() => undefined);
    return next;
  }

  async #write(): Promise<void> {
    const owner = { ...this.#record.owner, seenAt: this.#clock.now() };
    this.#record = { ...this.#record, owner };
    const result = await this.#ledger.write(this.#record, this.#version);
    if (result.kind === 'conflict') {
      throw new ClaimLost(result.current?.record.owner.where ?? 'unknown');
    }
    this.#version = result.version;
  }

  /** Times a step. The phase is recorded whether it ends well or not. */
  async phase<T>(name: PhaseName, work: () => Promise<T>): Promise<T> {
    const startedAt = this.#clock.now();
    this.tell({ kind: 'phase-started', phase: name });
    try {
      const result = await work();
      this.#addPhase({ name, startedAt, endedAt: this.#clock.now(), ok: true });
      return result;
    } catch (error) {
      this.#addPhase({ name, startedAt, endedAt: this.#clock.now(), ok: false });
      throw error;
    }
  }

  #addPhase(phase: Phase): void {
    this.#record = { ...this.#record, phases: [...this.#record.phases, phase] };
    this.tell({ kind: 'phase-ended', phase: phase.name, ok: phase.ok });
  }

  addAttempt(attempt: AttemptRecord): void {
    this.#record = {
      ...this.#record,
      attempts: [...this.#record.attempts, attempt],
      usage: addUsage(this.#record.usage, attempt.usage),
    };
  }

  /** Tests were run again, on another machine: what they say there is what counts. */
  judgeLastAttempt(judgement: Pick<AttemptRecord, 'tests' | 'treeId'>): void {
    const { attempts } = this.#record;
    const last = attempts.at(-1);
    if (last === undefined) return;
    this.#record = { ...this.#record, attempts: attempts.with(-1, { ...last, ...judgement }) };
  }

  /** Adds requests that the tracker made for this task. */
  addRequests(requests: RunningRecord['requests']): void {
    const before = this.#record.requests;
    this.#record = {
      ...this.#record,
      requests: {
        total: before.total + requests.total,
        contentWrites: before.contentWrites + requests.contentWrites,
      },
    };
  }

  /** The last write. @throws ClaimLost */
  async finish(ending: Ending): Promise<FinishedRecord> {
    await this.#saving;
    const { intent: _intent, ...rest } = this.#record;
    const record: FinishedRecord = { ...rest, state: 'finished', ...ending };
    const result = await this.#ledger.write(record, this.#version);
    if (result.kind === 'conflict') {
      throw new ClaimLost(result.current?.record.owner.where ?? 'unknown');
    }
    this.tell({ kind: 'finished', record });
    return record;
  }

  tell(event: WithoutTask<ProgressEvent>): void {
    this.#onProgress({ ...event, taskId: this.#record.taskId, at: this.#clock.now() });
  }
}
