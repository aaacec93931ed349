import type { Random } from "../../kernel/random";
import type { CompiledProblem } from "../compiled-problem";
import { Arrangement } from "../search/arrangement";
import type { Improver, ImproverMaker } from "../search/improver";
import { lineJobsOf, type LineJobs } from "./line-jobs";
import { LineSearch } from "./line-search";

/** Looks at a job in a step: about a millisecond. */
const STEP = 150_000;

/**
 * Lowers the lateness of jobs of one operation each on one unit that always works, releases and
 * setups that depend on what was before as they like. Undefined for everything else.
 */
export const oneLineSearch: ImproverMaker = (compiled, start, random) => {
  const jobs = lineJobsOf(compiled, start);
  return jobs && new OneLineSearch(jobs, compiled, start, random);
};

class OneLineSearch implements Improver {
  readonly best: Arrangement;
  private readonly search: LineSearch;

  constructor(
    private readonly jobs: LineJobs,
    compiled: CompiledProblem,
    start: Arrangement,
    random: Random,
  ) {
    this.best = new Arrangement(compiled.count);
    this.best.copyFrom(start);
    const at = (x: number) => start.start[jobs.operation[x]!]!;
    const sequence = Array.from({ length: jobs.count }, (_, x) => x);
    sequence.sort((x, y) => at(x) - at(y) || x - y);
    this.search = new LineSearch(jobs, Int32Array.from(sequence), random);
  }

  step(): boolean {
    if (!this.search.step(STEP)) return false;
    this.write();
    return true;
  }

  /** Everything as early as the sequence lets it be. */
  private write(): void {
    const { best, jobs, search } = this;
    let before = jobs.count;
    let free = jobs.free;
    for (const x of search.best) {
      const operation = jobs.operation[x]!;
      const setup = jobs.setup[before * jobs.count + x]!;
      const runStart = Math.max(free + setup, jobs.ready[x]!);
      best.setup[operation] = setup;
      best.start[operation] = runStart - setup;
      best.runStart[operation] = runStart;
      best.end[operation] = free = runStart + jobs.run[x]!;
      before = x;
    }
  }
}
