import { buildPlan } from "../intake/build-plan";
import { verify } from "../schedule/verify";
import { planRows } from "../tables/history-rows";
import { partOf } from "../tables/week-plan";
import type { PlanThatWas, Window } from "../variance/plan-that-was";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import { solveProblem } from "./plan-workbook";
import type { Solver } from "./ports";
import type { PlanInputs } from "./read-plan-inputs";
import { entriesAsOf, rowsAsOf } from "./rows-as-of";

/** Steps of search: a plan that a planner would have made, the same on every machine. */
const ITERATIONS = 400;
/** So many days are planned, for work that goes on behind the window. */
const DAYS = 42;

export interface PlanAfterwards {
  readonly kind: "plan";
  readonly plan: PlanThatWas;
}

/** The plan of a stretch for which none was committed: from the orders open then, by the standards as they stand. */
export async function planAfterwards(
  inputs: Pick<PlanInputs, "reading" | "settings" | "planContext">,
  window: Window,
  options: PlanOptions,
  solver: Solver,
): Promise<PlanAfterwards | NothingDone> {
  const { reading, planContext } = inputs;
  const rows = rowsAsOf(reading.rows, window.from);
  const settings = {
    ...inputs.settings,
    planStart: window.from,
    horizonDays: DAYS,
    freezeHours: 0,
  };
  const { model, problem } = buildPlan(rows, settings, {
    nextFullHour: window.from,
    ...(planContext.priority1Is ? { priority1Is: planContext.priority1Is } : {}),
    targetActuals: entriesAsOf(planContext.targetActuals ?? [], window.from),
  });
  const { seconds: _seconds, ...limits } = options;
  const iterations = options.iterations ?? ITERATIONS;
  const solution = await solveProblem(problem, settings, { ...limits, iterations }, solver);
  const violations = verify(problem, solution);
  if (violations.length > 0)
    return { kind: "fault", lines: violations.map((violation) => violation.text) };
  const parts = planRows({ model, problem, solution }, rows, undefined).flatMap(partOf);
  return {
    kind: "plan",
    plan: {
      kind: "afterwards",
      version: undefined,
      planStart: window.from,
      parts: parts.filter(({ step, end }) => step !== "" && end > window.from),
      later: undefined,
    },
  };
}
