import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { rule } from "../../src/schedule/dispatch-rules";
import { valueOf } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";

/**
 * The least makespan in seconds over all turns and modes, each operation put at its earliest place;
 * undefined when those are more than `most`.
 */
export function leastMakespan(problem: SchedulingProblem, most: number): number | undefined {
  const combinations = problem.operations.reduce((n, o, i) => n * o.modes.length * (i + 1), 1);
  if (combinations > most) return undefined;
  const construction = new Construction(compileProblem(problem));
  const { count, modeFirst } = construction.compiled;
  const keys = new Float64Array(count);
  const modes = new Int32Array(count);
  const byKeys = rule("all", "both", (o) => keys[o]!);
  let least = Infinity;
  const chooseModes = (operation: number): void => {
    if (operation === count) {
      const { board } = construction.scheduleSerially(byKeys, modes);
      least = Math.min(least, Math.round(valueOf(board).makespanHours * 3600));
      return;
    }
    for (let row = modeFirst[operation]!; row < modeFirst[operation + 1]!; row++) {
      modes[operation] = row;
      chooseModes(operation + 1);
    }
  };
  const chooseTurns = (turn: number, left: readonly number[]): void => {
    if (left.length === 0) return chooseModes(0);
    for (const operation of left) {
      keys[operation] = turn;
      chooseTurns(
        turn + 1,
        left.filter((o) => o !== operation),
      );
    }
  };
  chooseTurns(
    0,
    problem.operations.map((o) => o.index),
  );
  return least;
}
