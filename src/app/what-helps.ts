import { buildPlan } from "../intake/build-plan";
import { compareCases } from "../schedule/compare-cases";
import { hourOnEach } from "../schedule/extra-hours";
import type { CaseProgress } from "../schedule/schedule-cases";
import { standAgain } from "../schedule/stand-again";
import type { Help } from "../tables/help";
import type { Plan } from "../tables/plan-result";
import { type ResourceReport, resourceReport } from "../tables/resource-report";
import { helpOf } from "../tables/say-what-helps";
import { whatCouldHelp } from "../tables/what-could-help";
import type { WorkbookHost } from "../workbook/workbook-host";
import { caseEffort } from "./case-effort";
import type { PlanOptions } from "./plan-options";
import { planWorkbook } from "./plan-workbook";
import type { Clock, Solver } from "./ports";
import type { PlanInputs } from "./read-plan-inputs";

/** So many changes are tried at most, and besides them an hour more on so many resources. */
const MOST_CASES = 8;
const MOST_HOURS = 4;

/** The plan of the last run on today's problem; where there is none, one is made; undefined: none can be. */
export async function rebuiltPlan(
  { reading, settings, planContext }: PlanInputs,
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<Plan | undefined> {
  if (reading.fatal.length > 0) return undefined;
  const { model, problem, standing } = buildPlan(reading.rows, settings, planContext);
  if (standing) return { model, problem, solution: standAgain(problem, standing) };
  const planned = await planWorkbook(host, options, solver, clock);
  return planned.kind === "planned" ? planned.plan : undefined;
}

/** What was tried for an order, what helps most first, and how it was tried. */
export interface Tried {
  readonly helps: readonly Help[];
  /** False: the plan is so large that its sequence was kept. */
  readonly improved: boolean;
}

/** What would help one order of a plan. Yields between pieces of work and may be left at any. */
export function* helpsFor(plan: Plan, order: string): Generator<CaseProgress, Tried> {
  const { problem, solution } = plan;
  const effort = caseEffort(problem, "asked");
  const improved = effort.iterations > 0;
  const index = problem.orders.findIndex(({ id }) => id === order);
  const cases = index < 0 ? [] : whatCouldHelp(plan, index, MOST_CASES, MOST_HOURS);
  if (cases.length === 0) return { helps: [], improved };
  const { effects } = yield* compareCases(problem, solution, cases, effort, index);
  return { helps: effects.map((effect) => helpOf(plan, effect)), improved };
}

/** What a resource has to do, and what an hour more is worth there and on every other one. Yields between pieces of work. */
export function* hoursWorth(
  plan: Plan,
  resource: number,
): Generator<CaseProgress, { readonly report: ResourceReport; readonly improved: boolean }> {
  const { problem, solution } = plan;
  const effort = caseEffort(problem, "asked");
  const improved = effort.iterations > 0;
  const { effects } = yield* compareCases(problem, solution, hourOnEach(problem, solution), effort);
  const hours = effects.flatMap((effect) =>
    effect.what.kind === "hour"
      ? [{ resource: effect.what.resource, help: helpOf(plan, effect) }]
      : [],
  );
  return { report: resourceReport(plan, resource, hours), improved };
}
