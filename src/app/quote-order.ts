import type { Moment } from "../kernel/moment";
import { buildPlan } from "../intake/build-plan";
import type { OrderLine } from "../intake/plan-context";
import type { Placement } from "../schedule/solution";
import { ORDERS } from "../sheets/orders";
import type { InputRow } from "../sheets/registry";
import type { Plan } from "../tables/plan-result";
import {
  type Quote,
  type QuotedLine,
  delaysBetween,
  promiseOfLine,
  sayQuote,
} from "../tables/quote-report";
import type { AllRows } from "../workbook/sheet-rows";
import type { WorkbookHost } from "../workbook/workbook-host";
import { aloneWith, holdOperations, releaseLater } from "./fix-operations";
import { planChances } from "./plan-chances";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import { solvePlan, solveProblem, withPartOfTime } from "./plan-workbook";
import type { Clock, Replayer, Solver } from "./ports";
import { replayerOn } from "./replay-by-turns";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";

export interface QuoteRequest {
  readonly product: string;
  readonly quantity: number;
  readonly due: Moment | undefined;
}

export type QuoteOutcome =
  { readonly kind: "done"; readonly quote: Quote; readonly text: string } | NothingDone;

/** When one more order could be finished, and whom pushing it in would delay. Writes nothing. */
export async function quoteOrder(
  host: WorkbookHost,
  request: QuoteRequest,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
  replayer: Replayer = replayerOn(clock),
): Promise<QuoteOutcome> {
  const inputs = await readPlanInputs(host, options, clock);
  if (inputs.reading.fatal.length > 0) return { kind: "refused", issues: inputs.reading.fatal };
  const { rows } = inputs.reading;
  const line = freeOrder(rows);
  const { settings } = inputs;
  const half = withPartOfTime(options, settings, 1 / 2);
  const base = await solvePlan(inputs, rows, half, solver);
  const withIt: PlanInputs = {
    ...inputs,
    planContext: { ...inputs.planContext, quotes: [line] },
  };
  const sixth = withPartOfTime(options, settings, 1 / 6);
  const solve: Solve = (problem, warmStart) =>
    solveProblem(problem, settings, sixth, solver, warmStart);
  const all = withOrder(rows, line, request);
  const safeDate: SafeDate = async (plan) => {
    const chances = await planChances(plan, settings.seed, replayer, options);
    return chances?.ofOrder[plan.model.orders.findIndex((order) => isLine(order, line))]?.safeDate;
  };
  const found = await quoteLine(base.plan, withIt, all, line, solve, safeDate);
  const quote: Quote = { ...found, ...request };
  return { kind: "done", quote, text: sayQuote(quote) };
}

/** Schedules one problem, starting from a schedule of it where there is one. */
export type Solve = (
  problem: Plan["problem"],
  warmStart?: Plan["solution"],
) => Promise<Plan["solution"]>;

/** The date of the quoted order in a plan that is kept nine times in ten. */
type SafeDate = (plan: Plan) => Promise<Moment | undefined>;

type Unsolved = Omit<Plan, "solution">;

/** A plan in which others are held, and the same with all of them free to be early or late. */
interface HeldPlan {
  readonly plan: Plan;
  readonly free: Plan;
}

/** The quote of one order line of these rows, against the plan without it. */
export async function quoteLine(
  base: Plan,
  inputs: Pick<PlanInputs, "settings" | "planContext">,
  rows: AllRows,
  line: OrderLine,
  solve: Solve,
  safeDate?: SafeDate,
): Promise<Quote> {
  const { model, problem } = buildPlan(rows, inputs.settings, inputs.planContext);
  const order = model.orders.find((candidate) => isLine(candidate, line));
  const about = {
    product: order?.product ?? "",
    quantity: order?.quantity ?? 0,
    due: order?.due,
    safe: undefined,
    behindAll: undefined,
    pushedIn: undefined,
    delays: [],
  } as const;
  if (!order || order.leftOut)
    return { ...about, reason: order?.leftOut?.reason ?? "its row cannot be read" };
  const whole: Unsolved = { model, problem };
  const own = operationsOf(whole, model.orders.indexOf(order));
  const behind = await scheduledBehind(base, whole, own, line, solve);
  const first = await scheduledFirst(base, whole, own, solve);
  return {
    ...about,
    reason: undefined,
    behindAll: promiseOfLine(behind.plan, line)?.finish,
    pushedIn: promiseOfLine(first.plan, line)?.finish,
    safe: safeDate && {
      behindAll: await safeDate(behind.free),
      pushedIn: await safeDate(first.free),
    },
    delays: delaysBetween(base, first.plan, line),
  };
}

/** All others stand where they are; if that cannot be without delaying one, it begins when all are done. */
async function scheduledBehind(
  base: Plan,
  whole: Unsolved,
  own: ReadonlySet<number>,
  line: OrderLine,
  solve: Solve,
): Promise<HeldPlan> {
  const placed = placementsByName(base);
  const held = holdOperations(whole.problem, (index) =>
    own.has(index) ? undefined : placed.get(nameOf(whole, index)),
  );
  const plan = { ...whole, problem: held, solution: await solve(held) };
  if (delaysBetween(base, plan, line).length === 0)
    return { plan, free: { ...plan, problem: whole.problem } };
  const last = Math.max(0, ...base.solution.placements.map((placement) => placement?.end ?? 0));
  const solution = await solve(releaseLater(held, own, last));
  const released = (problem: Plan["problem"]): Plan => ({
    ...whole,
    problem: releaseLater(problem, own, last),
    solution,
  });
  return { plan: released(held), free: released(whole.problem) };
}

/** Scheduled alone first; then everything else around it. */
async function scheduledFirst(
  base: Plan,
  whole: Unsolved,
  own: ReadonlySet<number>,
  solve: Solve,
): Promise<HeldPlan> {
  const alone = aloneWith(whole.problem, own);
  const solution = await solve(alone.problem);
  const placed = new Map(alone.indexes.map((index, i) => [index, solution.placements[i]]));
  const held = holdOperations(whole.problem, (index) =>
    own.has(index) ? placed.get(index) : undefined,
  );
  const found = await solve(held, asBefore(base, whole, placed));
  return {
    plan: { ...whole, problem: held, solution: found },
    free: { ...whole, solution: found },
  };
}

/** Everything where it was, and the new operations where they are now: what the search starts from. */
function asBefore(
  base: Plan,
  whole: Unsolved,
  placed: ReadonlyMap<number, Placement | undefined>,
): Plan["solution"] {
  const before = placementsByName(base);
  const placements = whole.problem.operations.map(({ index }) => {
    const placement = placed.get(index) ?? before.get(nameOf(whole, index));
    return placement && { ...placement, operation: index };
  });
  return { ...base.solution, placements, unscheduled: [], conflicts: [] };
}

/** The operations of an order, its made materials among them. */
function operationsOf({ model, problem }: Unsolved, order: number): Set<number> {
  const own = new Set<number>();
  for (let found = -1; found !== own.size;) {
    found = own.size;
    problem.jobs.forEach((job, index) => {
      const feeds = job.consumer !== undefined && own.has(job.consumer);
      if (feeds || model.jobs[index]!.order === order)
        for (const operation of job.operations) own.add(operation);
    });
  }
  return own;
}

function placementsByName(plan: Plan) {
  return new Map(
    plan.solution.placements.map((placement, index) => [nameOf(plan, index), placement]),
  );
}

/** Order as shown, line and step: the same in every plan. */
function nameOf({ model, problem }: Unsolved, index: number): string {
  const { job } = problem.operations[index]!;
  const { shownOrder, line, steps } = model.jobs[job]!;
  return JSON.stringify([shownOrder, line, steps[index - problem.jobs[job]!.operations[0]!]!.step]);
}

const isLine = (order: QuotedLine, line: OrderLine) =>
  order.order === line.order && order.line === line.line;

/** A number that no order has. */
function freeOrder(rows: AllRows): OrderLine {
  const taken = new Set(rows.Orders.rows.map((row) => row.order));
  let order = "Quote";
  for (let n = 2; taken.has(order); n++) order = `Quote ${n}`;
  return { order, line: "" };
}

/** The rows with one more order, of status Quote. */
function withOrder(rows: AllRows, line: OrderLine, request: QuoteRequest): AllRows {
  const defaults = Object.entries(ORDERS.columns).map(([key, column]) => [key, column.default]);
  const row = {
    ...(Object.fromEntries(defaults) as InputRow<"Orders">),
    ...line,
    row: 0,
    product: request.product,
    quantity: request.quantity,
    due: request.due,
    status: "Quote",
  } as InputRow<"Orders">;
  return { ...rows, Orders: { ...rows.Orders, rows: [...rows.Orders.rows, row] } };
}
