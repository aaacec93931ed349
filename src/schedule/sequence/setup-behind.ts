import type { Seconds } from "../../kernel/moment";
import type { CompiledProblem } from "../compiled-problem";

/** Setup of a mode on a unit that is set up for a family; -1: for none. */
export function setupBehind(compiled: CompiledProblem, family: number, mode: number): Seconds {
  const { changeover } = compiled.shapes[compiled.modeShape[mode]!]!;
  const setup = compiled.modeSetup[mode]!;
  if (!changeover || family < 0) return setup;
  const replaced =
    changeover[family * compiled.problem.families.length + compiled.modeFamily[mode]!]!;
  return replaced < 0 ? setup : replaced;
}
