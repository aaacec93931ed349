import type { Seconds } from "../kernel/moment";
import type { SchedulingProblem } from "../schedule/problem";
import type { Solution } from "../schedule/solution";
import { type Chance, chanceOf } from "./chance";
import { type ReplayChart, replayChart } from "./replay-chart";
import { ReplayPass } from "./replay-pass";
import type { ReplaySpreads } from "./replay-spreads";

/** What is promised: it is finished with the last operation of its jobs. */
export interface ReplayTarget {
  readonly jobs: readonly number[];
  /** Latest end, in seconds from plan start. */
  readonly due: Seconds | undefined;
}

/** Plain data, so that it can be handed to another thread. */
export interface ReplayRequest {
  readonly problem: SchedulingProblem;
  readonly solution: Solution;
  readonly targets: readonly ReplayTarget[];
  readonly spreads: ReplaySpreads;
  /** How often; at least 1. */
  readonly replays: number;
  readonly seed: number;
}

export interface ReplayResult {
  /** Replays that were done. */
  readonly replays: number;
  /** By target; undefined where an operation has no place in the schedule, or nothing was replayed. */
  readonly chances: readonly (Chance | undefined)[];
}

/** What has been replayed so far. */
export interface ReplaySlice {
  readonly done: number;
  readonly of: number;
  /** What the replays that are done tell. */
  result(): ReplayResult;
}

/** Operations in one slice; 50 ms at most on a machine that takes 5 µs for one. */
const SLICE = 10_000;

/**
 * Replays a schedule: who does what, the sequence on every unit and the order in which operations
 * take pools and materials stay as they are; run times, setups, yields, stops and lead times are
 * drawn, and everything starts as soon as it then can:
 * - early too when what it waits for is early, but not before plan start, release, a locked or
 *   frozen start (which slides when it cannot be kept), nor in Just in time before the planned
 *   start of what was pulled to its due date;
 * - what runs goes on with its remainder drawn; what is finished has its times;
 * - pools have at any moment what they have, and are lent in the order of the planned starts;
 *   who is held up does not keep others from what it does not need yet.
 * May be left after any slice. The same request gives the same result everywhere.
 */
export function* replayInSlices(request: ReplayRequest): Generator<ReplaySlice, ReplaySlice> {
  const { problem, solution, spreads, seed } = request;
  const chart = replayChart(problem, solution);
  const pass = new ReplayPass(chart, spreads, seed);
  const ends = new EndsByTarget(request, chart);
  let budget = SLICE;
  for (let replay = 0; replay < request.replays; replay++) {
    pass.begin(replay);
    for (let place = chart.moving; place < chart.operationAt.length; place++) {
      pass.place(place);
      if (--budget > 0) continue;
      yield ends.slice();
      budget = SLICE;
    }
    ends.note(pass.moments);
  }
  return ends.slice();
}

/** Start, run start and end of every scheduled operation in one replay; by index of the operation. */
export interface ReplayedTimes {
  readonly start: Seconds;
  readonly runStart: Seconds;
  readonly end: Seconds;
}

/** One replay in full. */
export function replayOnce(
  request: Pick<ReplayRequest, "problem" | "solution" | "spreads" | "seed">,
  replay = 0,
): readonly (ReplayedTimes | undefined)[] {
  const chart = replayChart(request.problem, request.solution);
  const pass = new ReplayPass(chart, request.spreads, request.seed);
  pass.begin(replay);
  for (let place = chart.moving; place < chart.operationAt.length; place++) pass.place(place);
  return Array.from(chart.placeOf, (place) =>
    place < 0
      ? undefined
      : {
          start: pass.start[place]!,
          runStart: pass.moments[2 * place]!,
          end: pass.moments[2 * place + 1]!,
        },
  );
}

/** When each target ended in each replay. */
class EndsByTarget {
  private done = 0;
  private readonly ends: Int32Array;
  private readonly latest: Seconds;
  /** Places of the operations of each target; undefined: one of them is not scheduled. */
  private readonly places: readonly (Int32Array | undefined)[];

  constructor(
    private readonly request: ReplayRequest,
    chart: ReplayChart,
  ) {
    const { jobs } = request.problem;
    this.latest = chart.compiled.problem.horizon;
    this.places = request.targets.map((target) => {
      const places = target.jobs.flatMap((job) =>
        jobs[job]!.operations.map((operation) => chart.placeOf[operation]!),
      );
      return places.length === 0 || places.includes(-1) ? undefined : Int32Array.from(places);
    });
    this.ends = new Int32Array(request.targets.length * request.replays);
  }

  note(moments: Int32Array): void {
    for (let t = 0; t < this.places.length; t++) {
      const places = this.places[t];
      if (!places) continue;
      let last = moments[2 * places[0]! + 1]!;
      for (let i = 1; i < places.length; i++) {
        const end = moments[2 * places[i]! + 1]!;
        if (end > last) last = end;
      }
      this.ends[t * this.request.replays + this.done] = last;
    }
    this.done++;
  }

  slice(): ReplaySlice {
    const { done } = this;
    return { done, of: this.request.replays, result: () => this.result(done) };
  }

  private result(done: number): ReplayResult {
    const { targets, replays } = this.request;
    const chances = targets.map(({ due }, t) =>
      done > 0 && this.places[t]
        ? chanceOf(this.ends.slice(t * replays, t * replays + done), due, this.latest)
        : undefined,
    );
    return { replays: done, chances };
  }
}
