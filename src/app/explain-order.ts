import { PROMISES, SCHEDULE } from "../sheets/written-plan";
import { existingTable } from "../tables/existing-table";
import {
  type ExplainedPlan,
  type Explanation,
  explanationOf,
  ordersNear,
  promisesNamed,
} from "../tables/explain-report";
import { explainedPlan, writtenPlan } from "../tables/explained-plan";
import { type Help, sayHelp } from "../tables/say-what-helps";
import { latestPlanStart } from "../tables/history";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import { planWorkbook } from "./plan-workbook";
import type { Clock, Solver } from "./ports";
import { readPlanInputs } from "./read-plan-inputs";
import { helpsFor, standingOrFreshPlan } from "./what-helps";

export type ExplainOutcome =
  | { readonly kind: "done"; readonly explanation: Explanation; readonly text: string }
  /** No order of that number; `near` are numbers that look like it. */
  | { readonly kind: "unknown order"; readonly order: string; readonly near: readonly string[] }
  | NothingDone;

/**
 * The critical chain of an order in words: why it finishes when it does. The plan that stands in
 * the workbook is explained; where there is none, one is made. Writes nothing.
 */
export async function explainOrder(
  host: WorkbookHost,
  order: string,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<ExplainOutcome> {
  const plan =
    (await standingPlan(host, options, clock)) ?? (await freshPlan(host, options, solver, clock));
  if ("kind" in plan) return plan;
  const lines = promisesNamed(plan, order);
  if (lines.length === 0) return { kind: "unknown order", order, near: ordersNear(plan, order) };
  const explanation = explanationOf(plan, lines);
  const helps = await whatHelps(host, explanation.order, options, solver, clock);
  const numbered = explanation.sentences.map((sentence, i) => `${i + 1}. ${sentence}`);
  const said = sayHelp(helps);
  const more = said.length === 0 ? [] : ["", "What would help:", ...said.map((one) => `- ${one}`)];
  return {
    kind: "done",
    explanation: { ...explanation, helps },
    text: [explanation.headline, ...numbered, ...more].join("\n"),
  };
}

async function standingPlan(
  host: WorkbookHost,
  options: PlanOptions,
  clock: Clock,
): Promise<ExplainedPlan | undefined> {
  const { existing, history } = await readPlanInputs(host, options, clock);
  const schedule = existingTable(existing, SCHEDULE);
  const promises = existingTable(existing, PROMISES);
  const planStart = latestPlanStart(history);
  if (!schedule || !promises || planStart === undefined) return undefined;
  return writtenPlan(schedule, promises, planStart);
}

async function freshPlan(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<ExplainedPlan | NothingDone> {
  const planned = await planWorkbook(host, options, solver, clock);
  return planned.kind === "planned" ? explainedPlan(planned.plan) : planned;
}

/** What would help an order, tried on the plan that stands; nothing where it cannot be rebuilt. */
async function whatHelps(
  host: WorkbookHost,
  order: string,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<readonly Help[]> {
  const plan = await standingOrFreshPlan(host, options, solver, clock);
  if (!plan) return [];
  const work = helpsFor(plan, order);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (options.watch?.stopped?.()) return [];
  }
}
