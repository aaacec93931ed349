import type { BoardSchedule } from "./construct";
import { Bindings } from "./binding";
import { unitOf } from "./compiled-problem";
import { valueOf } from "./objective";
import type { SchedulingProblem } from "./problem";
import type { AlsoUnit, Binding, Placement, Solution } from "./solution";
import type { Board } from "./board";

/** A schedule as others read it, with the reason of every start and its value; `movedLate` marks what Just in time moved. */
export function solutionOf(
  problem: SchedulingProblem,
  schedule: BoardSchedule,
  movedLate: Uint8Array | undefined,
): Solution {
  const { board, leftOut, conflicts } = schedule;
  const bindings = new Bindings(board);
  const placements = problem.operations.map((_, operation) =>
    board.placed[operation] === 1
      ? placementOf(
          board,
          operation,
          movedLate?.[operation] === 1 ? dueDate : bindings.of(operation),
        )
      : undefined,
  );
  return {
    placements,
    unscheduled: leftOut.unscheduled.slice().sort((a, b) => a.order - b.order),
    conflicts,
    value: valueOf(board),
  };
}

const dueDate: Binding = { kind: "due date" };

function placementOf(board: Board, operation: number, why: Binding): Placement {
  const { compiled } = board;
  const { state } = compiled.problem.operations[operation]!;
  const row = board.mode[operation]!;
  const line = board.line[operation]!;
  const start = board.start[operation]!;
  const end = board.end[operation]!;
  const placement = {
    operation,
    mode: row < 0 ? -1 : row - compiled.modeFirst[operation]!,
    unit: unitOf(compiled, line),
    start,
    runStart: board.runStart[operation]!,
    end,
    setup: board.setup[operation]!,
    run: row < 0 ? 0 : compiled.modeRun[row]!,
    why,
  };
  if (state.kind === "finished") return { ...placement, unit: state.unit, run: end - start };
  const alsoUnits = alsoUnitsOf(board, operation);
  const run = state.kind === "running" ? state.remaining : placement.run;
  return alsoUnits.length > 0 ? { ...placement, run, alsoUnits } : { ...placement, run };
}

function alsoUnitsOf(board: Board, operation: number): AlsoUnit[] {
  const held = board.held.get(operation);
  if (!held) return [];
  const { compiled } = board;
  const found: AlsoUnit[] = [];
  let k = 0;
  for (const need of board.variantOf(operation).needs) {
    for (let n = 0; n < need.count && k < held.length; n++) {
      found.push({ need: need.need, unit: unitOf(compiled, held[k++]!) });
    }
  }
  return found;
}
