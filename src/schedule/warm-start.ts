import type { CompiledProblem } from "./compiled-problem";
import type { Solution } from "./solution";

/** The order and the modes of an earlier schedule; what it does not have comes last, in any mode. */
export function warmKeys(
  compiled: CompiledProblem,
  warm: Solution,
): { readonly keys: Float64Array; readonly modes: Int32Array } {
  const keys = new Float64Array(compiled.count).fill(compiled.problem.horizon * 2);
  const modes = new Int32Array(compiled.count).fill(-1);
  for (const placement of warm.placements) {
    if (!placement || placement.operation >= compiled.count) continue;
    const { operation, mode } = placement;
    keys[operation] = placement.runStart;
    const row = compiled.modeFirst[operation]! + mode;
    if (mode >= 0 && row < compiled.modeFirst[operation + 1]!) modes[operation] = row;
  }
  return { keys, modes };
}
