import { HOUR } from "../kernel/moment";
import type { SchedulingProblem } from "./problem";
import type { CaseEffort, CaseSchedule } from "./schedule-case";
import { type CaseProgress, scheduleCases } from "./schedule-cases";
import type { WarmStart } from "./warm-start";
import { type Relaxation, relaxed } from "./what-if";

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

/**
 * Compares relaxations of a problem with the schedule as it is (see `scheduleCases`).
 * `order`: index of the order that the effects are for.
 */
export function* compareCases(
  problem: SchedulingProblem,
  start: WarmStart,
  cases: readonly Relaxation[],
  effort: CaseEffort,
  order?: number,
): Generator<CaseProgress, Comparison> {
  const changed: CaseSchedule[] = [];
  const { unchanged, same } = yield* scheduleCases(
    problem,
    start,
    cases.map((what) => (asked) => relaxed(asked, what)),
    effort,
    (_, found) => changed.push(found),
  );
  const noise = spreadOf(same, order);
  const effects = cases.map((what, i) => effectOf(what, unchanged, changed[i]!, noise, order));
  return { effects: ranked(effects), noise };
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
