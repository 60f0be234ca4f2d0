/** In which order finished branches are best merged, from what was seen when each two of them were merged. Pure. */

/** Two branches that cannot be merged without a person. */
export interface BranchConflict {
  readonly a: string;
  readonly b: string;
  /** Paths in which they conflict. */
  readonly files: readonly string[];
}

export interface MergeCandidate {
  readonly id: string;
  /** Ids that must be merged before. */
  readonly needs: readonly string[];
}

export interface MergeStep {
  readonly id: string;
  /** Earlier steps that it conflicts with: it has to be rebased on them by a person. */
  readonly conflictsWith: readonly string[];
}

/** Up to so many branches in conflict every choice is tried; above, the one with the most conflicts goes last, again and again. */
const EXACT_LIMIT = 16;

/**
 * First a largest set of branches that do not conflict with each other, then the others, each after what it needs.
 * Whatever the order, two branches that conflict conflict; what an order decides is how many merge without a person.
 */
export function buildMergeOrder(
  candidates: readonly MergeCandidate[],
  conflicts: readonly BranchConflict[],
): readonly MergeStep[] {
  const rivals = rivalsOf(conflicts);
  const late = chooseLate(candidates, rivals);
  const early = candidates.filter(({ id }) => !late.has(id));
  const ordered = [...inOrder(early), ...inOrder(candidates.filter(({ id }) => late.has(id)))];
  const merged: string[] = [];
  return ordered.map(({ id }) => {
    const conflictsWith = merged.filter((other) => rivals.get(id)?.has(other) === true);
    merged.push(id);
    return { id, conflictsWith };
  });
}

type Rivals = ReadonlyMap<string, ReadonlySet<string>>;

function rivalsOf(conflicts: readonly BranchConflict[]): Rivals {
  const rivals = new Map<string, Set<string>>();
  const add = (one: string, other: string) => {
    const known = rivals.get(one) ?? new Set();
    rivals.set(one, known.add(other));
  };
  for (const { a, b } of conflicts) {
    add(a, b);
    add(b, a);
  }
  return rivals;
}

/** The branches to leave for later: as few as possible, with everything that is built on them. */
function chooseLate(candidates: readonly MergeCandidate[], rivals: Rivals): ReadonlySet<string> {
  const contested = candidates.filter(({ id }) => rivals.has(id)).map(({ id }) => id);
  return contested.length <= EXACT_LIMIT
    ? chooseExactly(candidates, rivals, contested)
    : chooseGreedily(candidates, rivals);
}

function chooseExactly(
  candidates: readonly MergeCandidate[],
  rivals: Rivals,
  contested: readonly string[],
): ReadonlySet<string> {
  let best: ReadonlySet<string> = withDependents(candidates, new Set(contested));
  for (let choice = 0; choice < 2 ** contested.length; choice++) {
    const left = new Set(contested.filter((_, index) => (choice >> index) % 2 === 1));
    const late = withDependents(candidates, left);
    if (late.size < best.size && isPeaceful(candidates, rivals, late)) best = late;
  }
  return best;
}

function chooseGreedily(
  candidates: readonly MergeCandidate[],
  rivals: Rivals,
): ReadonlySet<string> {
  let late: ReadonlySet<string> = new Set();
  for (;;) {
    const open = candidates.filter(({ id }) => !late.has(id));
    const quarrels = ({ id }: MergeCandidate) =>
      [...(rivals.get(id) ?? [])].filter((other) => open.some((each) => each.id === other)).length;
    const worst = open.toSorted((one, other) => quarrels(other) - quarrels(one))[0];
    if (worst === undefined || quarrels(worst) === 0) return late;
    late = withDependents(candidates, new Set([...late, worst.id]));
  }
}

function isPeaceful(
  candidates: readonly MergeCandidate[],
  rivals: Rivals,
  late: ReadonlySet<string>,
): boolean {
  return candidates.every(
    ({ id }) => late.has(id) || [...(rivals.get(id) ?? [])].every((other) => late.has(other)),
  );
}

function withDependents(
  candidates: readonly MergeCandidate[],
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = new Set(ids);
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const { id, needs } of candidates) if (needs.some((need) => all.has(need))) all.add(id);
  }
  return all;
}

/** What is needed first; else the order of the plan. */
function inOrder(candidates: readonly MergeCandidate[]): readonly MergeCandidate[] {
  const waiting = new Map(candidates.map((candidate) => [candidate.id, candidate] as const));
  const done: MergeCandidate[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) =>
      needs.every((need) => !waiting.has(need)),
    );
    // A plan has no cycle; if one came here all the same, its members go as they are.
    for (const candidate of ready.length === 0 ? [...waiting.values()] : ready) {
      done.push(candidate);
      waiting.delete(candidate.id);
    }
  }
  return done;
}
