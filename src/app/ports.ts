import type { Moment, Seconds } from "../kernel/moment";
import type { ReplayRequest, ReplayResult } from "../replay/replay";
import type { SchedulingProblem } from "../schedule/problem";
import type { ObjectiveValue, Solution } from "../schedule/solution";
import type { WarmStart } from "../schedule/warm-start";

/** The machine's time, handed in so that the core gives the same for the same. */
export interface Clock {
  /** Wall-clock time as the machine shows it. */
  now(): Moment;
  /** Seconds with fractions since some beginning; only differences mean anything. */
  elapsed(): Seconds;
  /** Lets everybody else have their turn on this thread; undefined: nobody waits. */
  nextTurn?(): Promise<void>;
}

export interface SolveRequest {
  readonly problem: SchedulingProblem;
  readonly seed: number;
  /** Steps of the search; undefined: until the time is up. */
  readonly iterations: number | undefined;
  /** Undefined: until the iterations are done. */
  readonly seconds: Seconds | undefined;
  /** A schedule of the same problem to start from. */
  readonly warmStart?: WarmStart;
}

export interface SolveProgress {
  /** Worth of the best schedule so far. */
  readonly value: ObjectiveValue;
  /** Lower bound of the goal's first criterion. */
  readonly bound: number;
  /** (value − bound) ÷ value of that criterion; 0 when both are 0. */
  readonly gap: number;
  /** Orders that have no place in it. */
  readonly unscheduled: number;
  readonly seconds: Seconds;
}

export interface SolveOutcome {
  readonly solution: Solution;
  readonly bound: number;
  readonly gap: number;
  /** True when it was stopped from outside; the solution is the best one found until then. */
  readonly interrupted: boolean;
}

export interface SolveWatch {
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Asked often; true ends the search with the best schedule so far. */
  readonly stopped?: () => boolean;
}

/** Finds a schedule: in this thread, in a worker, or as a test wants it. */
export type Solver = (request: SolveRequest, watch: SolveWatch) => Promise<SolveOutcome>;

export interface ReplayWatch {
  /** Told how many replays of how many are done. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Asked often; true ends with what the replays until then tell. */
  readonly stopped?: () => boolean;
}

/** Replays a schedule: in this thread, in a worker, or as a test wants it. */
export type Replayer = (request: ReplayRequest, watch: ReplayWatch) => Promise<ReplayResult>;
