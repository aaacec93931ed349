import { comparableKey } from "../kernel/names";
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
import { type ResourceReport, resourceNamed } from "../tables/resource-report";
import { sayHelp, sayHoursMore, sayHowTried } from "../tables/say-what-helps";
import { latestPlanStart } from "../tables/history";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { Plan } from "../tables/plan-result";
import { byTurns, threadOf } from "./by-turns";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import { planWorkbook } from "./plan-workbook";
import type { Clock, Solver } from "./ports";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";
import { helpsFor, hoursWorth, rebuiltPlan, type Tried } from "./what-helps";

export type ExplainOutcome =
  | {
      readonly kind: "done";
      readonly explanation: Explanation | ResourceReport;
      readonly text: string;
    }
  /** No order of that number, nor a resource of that name; `near` are numbers that look like it. */
  | { readonly kind: "unknown order"; readonly order: string; readonly near: readonly string[] }
  | NothingDone;

/**
 * The critical chain of an order in words: why it finishes when it does; or what an hour more on a
 * resource is worth. The plan that stands in the workbook is explained; where there is none, one is
 * made. `name`: of an order or of a resource. Writes nothing.
 */
export async function explainPlan(
  host: WorkbookHost,
  name: string,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<ExplainOutcome> {
  const inputs = await readPlanInputs(host, options, clock);
  const written = planInWorkbook(inputs);
  const fresh = written ? undefined : await planWorkbook(host, options, solver, clock);
  if (fresh && fresh.kind !== "planned") return fresh;
  const plan = written ?? explainedPlan(fresh!.plan);
  const lines = promisesNamed(plan, name);
  const rebuild = async () => fresh?.plan ?? rebuiltPlan(inputs, host, options, solver, clock);
  if (lines.length === 0) {
    const asResource = namesResource(inputs, name)
      ? await explainResource(name, rebuild, options, clock)
      : undefined;
    return asResource ?? { kind: "unknown order", order: name, near: ordersNear(plan, name) };
  }
  const explanation = explanationOf(plan, lines);
  const { helps, improved } = await whatHelps(explanation.order, rebuild, options, clock);
  const numbered = explanation.sentences.map((sentence, i) => `${i + 1}. ${sentence}`);
  const more =
    helps.length === 0
      ? []
      : [
          "",
          "What would help:",
          ...sayHelp(helps, improved).map((one) => `- ${one}`),
          sayHowTried(helps.length, improved),
        ];
  return {
    kind: "done",
    explanation: { ...explanation, helps },
    text: [explanation.headline, ...numbered, ...more].join("\n"),
  };
}

/** Looked up before a plan is rebuilt: a slip in an order's number is told at once. */
function namesResource({ reading }: PlanInputs, name: string): boolean {
  const wanted = comparableKey(name);
  return reading.rows.Capacities.rows.some(
    ({ resource }) => comparableKey(resource ?? "") === wanted,
  );
}

/** Undefined where the plan has no resource of that name, or it was stopped. */
async function explainResource(
  name: string,
  rebuild: () => Promise<Plan | undefined>,
  options: PlanOptions,
  clock: Clock,
): Promise<ExplainOutcome | undefined> {
  const plan = await rebuild();
  const resource = plan && resourceNamed(plan, name);
  if (!plan || resource === undefined) return undefined;
  const stopped = options.watch?.stopped;
  const end = await byTurns(hoursWorth(plan, resource), threadOf(clock), { stopped });
  if (end.kind !== "done") return undefined;
  const { report, improved } = end.result;
  const tried = report.others.length + (report.hour ? 1 : 0);
  const lines = sayHoursMore(report, improved).map((line) => `- ${line}`);
  const text = [
    report.headline,
    "",
    "What an hour more is worth:",
    ...lines,
    ...(tried === 0 ? [] : [sayHowTried(tried, improved)]),
  ].join("\n");
  return { kind: "done", explanation: report, text };
}

/** The plan as the workbook's own sheets have it. */
function planInWorkbook({ existing, history }: PlanInputs): ExplainedPlan | undefined {
  const schedule = existingTable(existing, SCHEDULE);
  const promises = existingTable(existing, PROMISES);
  const planStart = latestPlanStart(history);
  if (!schedule || !promises || planStart === undefined) return undefined;
  return writtenPlan(schedule, promises, planStart);
}

/** What would help an order, tried on the plan that is explained; nothing where it cannot be rebuilt. */
async function whatHelps(
  order: string,
  rebuild: () => Promise<Plan | undefined>,
  options: PlanOptions,
  clock: Clock,
): Promise<Tried> {
  const none: Tried = { helps: [], improved: false };
  if (await isStopped(options, clock)) return none;
  const plan = await rebuild();
  if (!plan || (await isStopped(options, clock))) return none;
  const stopped = options.watch?.stopped;
  const end = await byTurns(helpsFor(plan, order), threadOf(clock), { stopped });
  return end.kind === "done" ? end.result : none;
}

/** Lets signals and clicks have their turn first. */
async function isStopped({ watch }: PlanOptions, clock: Clock): Promise<boolean> {
  await clock.nextTurn?.();
  return watch?.stopped?.() === true;
}
