import type { CompiledProblem } from "../schedule/compiled-problem";
import type { ModeVariant } from "../schedule/mode-shape";
import type { Placement } from "../schedule/solution";

/**
 * By place 1 for operations that must not begin before the schedule has them: they hold some of a
 * pool, and one that the schedule gives it to earlier is placed after them (its setup begins before
 * what it waits for). Were they early, they would take the pool away from it.
 */
export function keptInTurn(
  compiled: CompiledProblem,
  placements: readonly (Placement | undefined)[],
  operationAt: Int32Array,
  moving: number,
  calendars: readonly (ModeVariant | undefined)[],
): Uint8Array {
  const { shapes, modeShape, modeFirst, problem } = compiled;
  const kept = new Uint8Array(operationAt.length);
  const earliest = new Float64Array(problem.resources.length).fill(Infinity);
  for (let place = operationAt.length - 1; place >= moving; place--) {
    const { operation, mode, start, runStart } = placements[operationAt[place]!]!;
    const { pools } = shapes[modeShape[modeFirst[operation]! + mode]!]!;
    // Where setup and run have the same working time, nothing lies between them.
    const inOne = calendars[place]?.setupTime === calendars[place]?.runTime;
    for (const { pool, setup, run } of pools) {
      const most = inOne && setup > 0 && setup >= run ? start : runStart;
      if (earliest[pool]! < most) kept[place] = 1;
    }
    for (const { pool, setup } of pools)
      earliest[pool] = Math.min(earliest[pool]!, setup > 0 ? start : runStart);
  }
  return kept;
}
