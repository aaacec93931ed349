import type { Seconds } from "../kernel/moment";
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
import { sayHelp, sayHowTried } from "../tables/say-what-helps";
import { latestPlanStart } from "../tables/history";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import { planWorkbook } from "./plan-workbook";
import type { Clock, Solver } from "./ports";
import { readPlanInputs } from "./read-plan-inputs";
import { helpsFor, standingOrFreshPlan, type Tried } from "./what-helps";

/** So long trying keeps the thread; then signals and clicks have their turn. */
const TURN: Seconds = 0.03;

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
  const { helps, improved } = await whatHelps(host, explanation.order, options, solver, clock);
  const numbered = explanation.sentences.map((sentence, i) => `${i + 1}. ${sentence}`);
  const more =
    helps.length === 0
      ? []
      : [
          "",
          "What would help:",
          ...sayHelp(helps).map((one) => `- ${one}`),
          sayHowTried(helps.length, improved),
        ];
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
): Promise<Tried> {
  const none: Tried = { helps: [], improved: false };
  if (await isStopped(options, clock)) return none;
  const plan = await standingOrFreshPlan(host, options, solver, clock);
  if (!plan || (await isStopped(options, clock))) return none;
  const work = helpsFor(plan, order);
  let turnEnds = clock.elapsed() + TURN;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (clock.elapsed() < turnEnds) continue;
    if (await isStopped(options, clock)) return none;
    turnEnds = clock.elapsed() + TURN;
  }
}

/** Lets signals and clicks have their turn first. */
async function isStopped({ watch }: PlanOptions, clock: Clock): Promise<boolean> {
  await clock.nextTurn?.();
  return watch?.stopped?.() === true;
}
