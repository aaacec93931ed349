import { HOUR } from "../kernel/moment";
import type { Board } from "./board";
import type { ModeNeed } from "./problem";
import { type WorkedTimes, workedSeconds } from "./worked-seconds";
import { WHOLE } from "./working-time";

/** What one operation works in the extra time of one resource that it holds. */
export interface Overtime {
  readonly operation: number;
  readonly resource: number;
  /** Of machines or heads, from plan start on; above 0. */
  readonly hours: number;
}

/** The overtime of a schedule: the hours that the goal Cost counts at `perExtraHour`. */
export function overtimeOf(board: WorkedTimes & Pick<Board, "placed">): readonly Overtime[] {
  const { problem, book } = board.compiled;
  const extra = problem.resources.map(({ cost }) => cost.extra && book.of(cost.extra));
  if (extra.every((each) => each === undefined)) return [];
  return problem.operations.flatMap(({ index, state, modes }): Overtime[] => {
    if (board.placed[index] === 0 || board.mode[index]! < 0 || state.kind === "finished") return [];
    const mode = modes[board.mode[index]! - board.compiled.modeFirst[index]!]!;
    const own: ModeNeed = { resource: mode.resource, amount: WHOLE, during: "all" };
    return [own, ...mode.needs].flatMap(({ resource, amount, during }): Overtime[] => {
      const within = extra[resource];
      const seconds = within ? workedSeconds(board, index, during, within) : 0;
      if (seconds === 0) return [];
      return [{ operation: index, resource, hours: ((amount / WHOLE) * seconds) / HOUR }];
    });
  });
}
