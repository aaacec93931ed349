import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import { earliestTimes, type EarliestTimes } from "../earliest-times";
import type { LeftOut } from "../left-out";
import type { FixedConflict } from "../solution";
import { grainOf } from "./grain";
import { wayWork, type WayWork } from "./holdings";
import { suppliesOf, type Supply } from "./supply";

/** What all bounds look at: a problem without what is left out, and times that none can undercut. */
export class Frame {
  readonly times: EarliestTimes;
  /** By resource; undefined for those without limit. */
  readonly supplies: readonly (Supply | undefined)[];
  readonly work: WayWork;
  /** Some best schedule, of those that nothing but time makes worse, has all moments at multiples of it. */
  readonly grain: Seconds;

  /** `conflicts`: locks that gave way; undefined: any of them may. */
  constructor(
    readonly compiled: CompiledProblem,
    readonly leftOut: LeftOut,
    conflicts?: readonly FixedConflict[],
  ) {
    const standing = conflicts && standingLocks(compiled, conflicts);
    this.times = earliestTimes(compiled, leftOut, standing);
    this.supplies = suppliesOf(compiled, this.times.ways);
    this.work = wayWork(compiled, this.times.ways);
    this.grain = grainOf(compiled);
  }

  /** The earliest finish of an order; undefined when it has none, or is not scheduled as a whole. */
  earliestFinish(order: number): Seconds | undefined {
    const { problem } = this.compiled;
    let finish: Seconds | undefined;
    for (const job of problem.orders[order]!.jobs) {
      for (const o of problem.jobs[job]!.operations) {
        const end = this.times.end[o]!;
        if (this.leftOut.operations[o] === 1 || end >= NEVER) return undefined;
        finish = Math.max(finish ?? end, end);
      }
    }
    return finish;
  }
}

function standingLocks(compiled: CompiledProblem, conflicts: readonly FixedConflict[]): Uint8Array {
  const standing = Uint8Array.from(compiled.problem.operations, ({ state }) =>
    state.kind === "fixed" ? 1 : 0,
  );
  for (const { operation } of conflicts) standing[operation] = 0;
  return standing;
}
