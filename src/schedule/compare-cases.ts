import { HOUR } from "../kernel/moment";
import type { SchedulingProblem } from "./problem";
import { type CaseEffort, type CaseSchedule, scheduleCase } from "./schedule-case";
import type { WarmStart } from "./warm-start";
import { type Relaxation, relaxed } from "./what-if";

/** Seeds over which the base case's own spread is looked at. */
const SEEDS = 5;

/** What changing one thing does; more is better. */
export interface Effect {
  readonly what: Relaxation;
  /** Of the goal's first criterion. */
  readonly saved: number;
  /** Hours of lateness of all orders. */
  readonly lateHoursSaved: number;
  /** Hours by which the order in question finishes sooner; 0 without one. */
  readonly orderHoursSaved: number;
  /** True: smaller than what another seed does to the base case, so that it says nothing. */
  readonly withinNoise: boolean;
}

export interface Comparison {
  /** What `order` and all save most first; effects within the noise last, as they came. */
  readonly effects: readonly Effect[];
  /** Most by which the base case differs over the seeds: in the goal's first criterion, and in the order's hours. */
  readonly noise: { readonly value: number; readonly orderHours: number };
}

export interface CaseProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * Compares cases with the schedule as it is: both begin with the base's result and have the same seed
 * and steps. Yields after each piece of work; may be left at any.
 * `order`: index of the order that the effects are for.
 */
export function* compareCases(
  problem: SchedulingProblem,
  start: WarmStart,
  cases: readonly Relaxation[],
  effort: CaseEffort,
  order?: number,
): Generator<CaseProgress, Comparison> {
  const asked = unpublished(problem);
  const seeds = effort.iterations > 0 ? SEEDS : 0;
  const of = 1 + seeds + cases.length;
  let done = 0;
  function* run(one: SchedulingProblem, from: WarmStart, seed: number) {
    const work = scheduleCase(one, from, { ...effort, seed });
    for (;;) {
      const step = work.next();
      if (step.done) {
        done++;
        return step.value;
      }
      yield { done, of };
    }
  }
  const base = yield* run(asked, start, effort.seed);
  // Nothing changed and searched as long as the cases are: what is compared with them.
  const same: CaseSchedule[] = [];
  for (let s = 0; s < seeds; s++) same.push(yield* run(asked, base, effort.seed + s));
  const unchanged = same[0] ?? base;
  const noise = spreadOf(same, order);
  const effects: Effect[] = [];
  for (const what of cases) {
    const changed = yield* run(relaxed(asked, what), base, effort.seed);
    effects.push(effectOf(what, unchanged, changed, noise, order));
  }
  return { effects: ranked(effects), noise };
}

/** Nothing is to stay where it is published: the question is what a change makes possible. */
function unpublished(problem: SchedulingProblem): SchedulingProblem {
  const operations = problem.operations.map((each) => ({ ...each, published: undefined }));
  return { ...problem, operations };
}

function spreadOf(
  schedules: readonly CaseSchedule[],
  order: number | undefined,
): Comparison["noise"] {
  if (schedules.length === 0) return { value: 0, orderHours: 0 };
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const finishes = schedules.flatMap(({ finish }) =>
    order === undefined ? [] : (finish[order] ?? []),
  );
  return {
    value: spread(schedules.map(({ value }) => value)),
    orderHours: finishes.length === 0 ? 0 : spread(finishes) / HOUR,
  };
}

function effectOf(
  what: Relaxation,
  base: CaseSchedule,
  changed: CaseSchedule,
  noise: Comparison["noise"],
  order: number | undefined,
): Effect {
  const saved = base.value - changed.value;
  const [before, after] = order === undefined ? [] : [base.finish[order], changed.finish[order]];
  const hours = before === undefined || after === undefined ? 0 : (before - after) / HOUR;
  const tellsAll = saved > 0 && saved >= noise.value;
  const tellsOrder = hours > 0 && hours >= noise.orderHours;
  return {
    what,
    saved,
    lateHoursSaved: base.lateHours - changed.lateHours,
    orderHoursSaved: hours,
    withinNoise: !(order === undefined ? tellsAll : tellsOrder || tellsAll),
  };
}

function ranked(effects: readonly Effect[]): Effect[] {
  const telling = effects.filter(({ withinNoise }) => !withinNoise);
  telling.sort((a, b) => b.orderHoursSaved - a.orderHoursSaved || b.saved - a.saved);
  return [...telling, ...effects.filter(({ withinNoise }) => withinNoise)];
}
