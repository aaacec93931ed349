import { HOUR, type Seconds } from "../kernel/moment";
import { seededRandom } from "../kernel/random";
import { busyHours } from "./busy-hours";
import { compileProblem, unitOf } from "./compiled-problem";
import { Construction, type BoardSchedule } from "./construct";
import { scheduleInOrder, schedulePlaces, waysOfKeeping } from "./keep-places";
import { finishOf, firstCriterion } from "./objective";
import { type Overtime, overtimeOf } from "./overtime";
import type { SchedulingProblem } from "./problem";
import { isBetter, scored, scoredArrangement, type ScoredSchedule } from "./scored-schedule";
import { arrangementOf, boardOf } from "./search/arrangement";
import { Portfolio } from "./search/portfolio";
import { SequenceTimes } from "./sequence/sequence-times";
import type { WarmPlacement, WarmStart } from "./warm-start";
import { warmPlaces } from "./warm-start";

export interface CaseEffort {
  readonly seed: number;
  readonly iterations: number;
}

/** A schedule made from another one, as far as two cases are compared by it. */
export interface CaseSchedule extends WarmStart {
  /** The goal's first criterion. */
  readonly value: number;
  /** By order the end of its last operation; undefined: it is not scheduled, or has none. */
  readonly finish: readonly (Seconds | undefined)[];
  /** Hours late of all orders together, each counted once and without weight. */
  readonly lateHours: number;
  /** By resource, hours of machines or heads that its open work takes. */
  readonly busyHours: readonly number[];
  readonly overtime: readonly Overtime[];
}

/**
 * Replays the sequence of an earlier schedule, everything at its earliest time, takes the better of
 * that and of what fills its gaps, and improves it. Yields in between, so that whoever drives it may
 * stop. The same problem, start and effort give the same everywhere.
 */
export function* scheduleCase(
  problem: SchedulingProblem,
  start: WarmStart,
  { seed, iterations }: CaseEffort,
): Generator<void, CaseSchedule> {
  const construction = new Construction(compileProblem(problem));
  let best = startsOf(construction, start).reduce((a, b) => (isBetter(problem.goal, b, a) ? b : a));
  yield;
  // At 0 there is nothing left to improve of what cases are compared by.
  if (iterations > 0 && firstCriterion(problem.goal, best.value) > 0) {
    const { compiled } = construction;
    const portfolio = new Portfolio(compiled, best.schedule(), seededRandom(seed));
    const take = (found: ScoredSchedule) => {
      if (isBetter(problem.goal, found, best)) best = found;
    };
    for (let i = 1; portfolio.hasWays && i <= iterations; i++) {
      const found = portfolio.step();
      if (found) take(found);
      yield;
    }
    portfolio.unseen().forEach(take);
  }
  return caseScheduleOf(problem, best);
}

function startsOf(construction: Construction, start: WarmStart): ScoredSchedule[] {
  const { compiled } = construction;
  const places = warmPlaces(compiled, start);
  const kept = schedulePlaces(construction, places, waysOfKeeping(construction, places)[0]!);
  // Of alike ones the first counts: that in which all is as early as it can be.
  return [...settled(kept), scored(kept), scored(scheduleInOrder(construction, places))];
}

/** The same sequences, everything at its earliest time. */
function settled(kept: BoardSchedule): ScoredSchedule[] {
  const { compiled } = kept.board;
  const now = arrangementOf(kept.board);
  const times = new SequenceTimes(compiled, now, boardOf(compiled, now));
  return times.settle() ? [scoredArrangement(compiled, times.now, kept)] : [];
}

function caseScheduleOf(problem: SchedulingProblem, best: ScoredSchedule): CaseSchedule {
  const { board } = best.schedule();
  const finish = problem.orders.map((order) => finishOf(board, order));
  let late = 0;
  problem.orders.forEach(({ due, countsAsLate }, k) => {
    const end = finish[k];
    if (countsAsLate && due !== undefined && end !== undefined && end > due) late += end - due;
  });
  const placements = problem.operations.map(({ index }): WarmPlacement | undefined => {
    const mode = board.mode[index]!;
    if (board.placed[index] === 0 || mode < 0) return undefined;
    return {
      operation: index,
      mode: mode - board.compiled.modeFirst[index]!,
      unit: unitOf(board.compiled, board.line[index]!),
      start: board.start[index]!,
    };
  });
  return {
    placements,
    value: firstCriterion(problem.goal, best.value),
    finish,
    lateHours: late / HOUR,
    busyHours: busyHours(
      problem,
      placements.flatMap((placed) =>
        placed ? { ...placed, setup: board.setup[placed.operation]! } : [],
      ),
    ),
    overtime: overtimeOf(board),
  };
}
