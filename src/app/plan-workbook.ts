import type { Issue } from "../kernel/issue";
import { buildPlan } from "../intake/build-plan";
import type { BuiltPlan, PlanContext } from "../intake/plan-context";
import { objectiveIssues } from "../objectives/objective-pictures";
import type { Settings } from "../sheets/settings";
import type { SchedulingProblem } from "../schedule/problem";
import type { Solution } from "../schedule/solution";
import type { WarmStart } from "../schedule/warm-start";
import { verify } from "../schedule/verify";
import { planIssues } from "../tables/plan-issues";
import type { Plan } from "../tables/plan-result";
import type { AllRows } from "../workbook/sheet-rows";
import type { WorkbookHost } from "../workbook/workbook-host";
import { bestOfSeeds } from "./best-of-seeds";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import type { Clock, SolveOutcome, Solver } from "./ports";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";

/** A workbook with its schedule, nothing written yet. */
export interface PlannedWorkbook {
  readonly kind: "planned";
  readonly inputs: PlanInputs;
  readonly plan: Plan;
  readonly outcome: SolveOutcome;
  /** Of reading, of building the plan and of the schedule itself. */
  readonly issues: readonly Issue[];
  /** Seconds by step. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Reads and schedules a workbook. A schedule that breaks a rule is a fault of ours and goes no further. */
export async function planWorkbook(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<PlannedWorkbook | NothingDone> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock);
  const { reading } = inputs;
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const read = clock.elapsed();
  const { plan, outcome, issues } = await solvePlan(inputs, reading.rows, options, solver);
  const solved = clock.elapsed();
  const violations = verify(plan.problem, plan.solution);
  if (violations.length > 0)
    return {
      kind: "fault",
      lines: violations.map((violation) => violation.text),
    };
  const locks = inputs.planContext.locks ?? [];
  return {
    kind: "planned",
    inputs,
    plan,
    outcome,
    issues: [
      ...reading.issues,
      ...issues,
      ...objectiveIssues(reading.rows),
      ...planIssues(plan, locks),
    ],
    seconds: { read: read - began, solve: solved - read, verify: clock.elapsed() - solved },
  };
}

interface SolvedPlan {
  readonly plan: Plan;
  readonly outcome: SolveOutcome;
  readonly issues: readonly Issue[];
}

/** The schedule of these rows; where optional shifts are worked only where worth it, the cheaper of both. */
export async function solvePlan(
  inputs: Pick<PlanInputs, "settings" | "planContext">,
  rows: AllRows,
  options: PlanOptions,
  solver: Solver,
): Promise<SolvedPlan> {
  const { settings, planContext } = inputs;
  if (settings.optionalShifts !== "Where worth it")
    return solveOnce(rows, settings, planContext, options, solver);
  const half = withPartOfTime(options, settings, 0.5);
  const without = await solveOnce(
    rows,
    settings,
    { ...planContext, optionalShifts: "Never" },
    half,
    solver,
  );
  if (without.outcome.interrupted) return without;
  const withThem = await solveOnce(
    rows,
    settings,
    { ...planContext, optionalShifts: "Always" },
    half,
    solver,
  );
  return isCheaper(withThem, without) ? withThem : without;
}

/** More orders scheduled, else the smaller sum of costs. */
function isCheaper(a: SolvedPlan, b: SolvedPlan): boolean {
  const left = (solved: SolvedPlan) => solved.plan.solution.unscheduled.length;
  return (
    left(a) < left(b) ||
    (left(a) === left(b) && a.plan.solution.value.cost < b.plan.solution.value.cost)
  );
}

async function solveOnce(
  rows: AllRows,
  settings: Settings,
  planContext: PlanContext,
  options: PlanOptions,
  solver: Solver,
): Promise<SolvedPlan> {
  const { model, problem, issues, standing }: BuiltPlan = buildPlan(rows, settings, planContext);
  const outcome = await ask(problem, settings, options, solver, standing);
  return { plan: { model, problem, solution: outcome.solution }, outcome, issues };
}

/** The schedule of one problem, within the limits that options and settings give. */
export async function solveProblem(
  problem: SchedulingProblem,
  settings: Settings,
  options: PlanOptions,
  solver: Solver,
  warmStart?: Solution,
): Promise<Solution> {
  return (await ask(problem, settings, options, solver, warmStart)).solution;
}

function ask(
  problem: SchedulingProblem,
  settings: Settings,
  options: PlanOptions,
  solver: Solver,
  warmStart?: WarmStart,
): Promise<SolveOutcome> {
  const { iterations } = options;
  const limit = iterations === undefined ? settings.solveSeconds : undefined;
  const seconds = options.seconds ?? limit;
  const start = warmStart ? { warmStart } : {};
  return bestOfSeeds(solver, options.seeds ?? 1)(
    { problem, seed: settings.seed, iterations, seconds, ...start },
    options.watch ?? {},
  );
}

/** The same limits with a part of the time. */
export function withPartOfTime(
  options: PlanOptions,
  settings: Settings,
  part: number,
): PlanOptions {
  if (options.seconds === undefined && options.iterations !== undefined) return options;
  return { ...options, seconds: (options.seconds ?? settings.solveSeconds) * part };
}
