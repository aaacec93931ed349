/** The machine-readable result: its shape, and its figures against the sheets. */
import { isoOf } from "../support/plain-book";
import { type ValueRow } from "../support/read-book";
import { textOf } from "./cell-meaning";
import { type Fault, type Operation } from "./operations";
import { outcomesOf, type PriorityRule, weightsOf } from "./judge-promises";
import { type Shop } from "./shop";

export interface ResultIssue {
  readonly severity: string;
  readonly code: string;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly value: unknown;
  readonly what: string;
  readonly how: string;
}

export interface Result {
  readonly plan: { readonly start: string; readonly horizon: unknown };
  readonly orders: number;
  readonly operations: number;
  readonly scheduled: number;
  readonly unscheduled: readonly {
    readonly order: string;
    readonly reason: string;
    readonly sheet?: string | null;
    readonly cell?: string | null;
  }[];
  readonly objective: {
    readonly weightedTardinessHours: number;
    readonly lateOrders: number;
    readonly changeoverHours: number;
    readonly makespan: number;
  };
  readonly bound: number;
  readonly gap: number | null;
  readonly issues: readonly ResultIssue[];
  readonly written: readonly string[];
  readonly output: string;
  readonly seconds: Readonly<Record<string, number>>;
}

const KEYS =
  "plan orders operations scheduled unscheduled objective bound gap issues written output seconds".split(
    " ",
  );

export function judgeShape(result: Result): Fault[] {
  const missing = KEYS.filter((key) => !(key in result));
  const faults: Fault[] = missing.map((key) => ({ rule: "json", text: `${key} is missing` }));
  for (const issue of result.issues ?? []) {
    for (const key of ["severity", "code", "sheet", "cell", "value", "what", "how"]) {
      if (!(key in issue))
        faults.push({ rule: "json", text: `an issue (${issue.code}) has no ${key}` });
    }
    if (!issue.what || !issue.how) {
      faults.push({ rule: "json", text: `issue ${issue.code} does not say what to do` });
    }
  }
  return faults;
}

export function judgeResult(
  shop: Shop,
  operations: readonly Operation[],
  promises: readonly ValueRow[],
  result: Result,
  asked: { readonly priority?: PriorityRule; readonly goal?: string | undefined },
): Fault[] {
  const faults = judgeShape(result);
  const fault = (text: string): void => void faults.push({ rule: "json", text });
  const compare = (what: string, json: number, sheets: number, tolerance: number): void => {
    if (Math.abs(json - sheets) > tolerance) fault(`${what} is ${json}, by the sheets ${sheets}`);
  };
  if (!result.plan.start.startsWith(isoOf(shop.planStart).slice(0, 16))) {
    fault(`plan.start is ${result.plan.start}`);
  }
  const weights = weightsOf(shop, asked.priority);
  const outcomes = outcomesOf(shop, operations);
  const tardiness = outcomes.reduce(
    (sum, { order, lateSeconds }) => sum + ((weights.get(order) ?? 1) * lateSeconds) / 3600,
    0,
  );
  const hasPlan = operations.some(({ demand }) => demand.kind === "plan");
  if (!hasPlan) {
    compare(
      "weightedTardinessHours",
      result.objective.weightedTardinessHours,
      tardiness,
      0.01 + tardiness * 1e-6,
    );
  }
  const late = outcomes.filter(({ lateSeconds }) => lateSeconds > 0).length;
  compare("lateOrders", result.objective.lateOrders, late, 0);
  const setup = operations.reduce(
    (sum, { planned, setup }) => sum + (planned ? setup / 3600 : 0),
    0,
  );
  compare("changeoverHours", result.objective.changeoverHours, setup, 0.01);
  const ends = operations.map(({ end }) => end);
  const makespan =
    ends.length === 0 ? 0 : (Math.max(shop.planStart, ...ends) - shop.planStart) / 3600;
  compare("makespan", result.objective.makespan, makespan, 0.01);
  const goal = asked.goal ?? (textOf(shop.settings.get("Goal")) || "On time");
  const { weightedTardinessHours, makespan: hours } = result.objective;
  const first: Record<string, number> = {
    "On time": weightedTardinessHours,
    Stable: weightedTardinessHours,
    Throughput: hours,
  };
  const value = first[goal];
  if (value !== undefined && result.bound > value + 0.01) {
    fault(`bound ${result.bound} is above the value ${value}`);
  }
  if (value !== undefined && value > 0 && result.gap !== null) {
    compare("gap", result.gap, (value - result.bound) / value, 0.001);
  }
  const reasons = promises.filter((row) =>
    textOf(row["Waits most for"]).startsWith("Not scheduled:"),
  );
  const named = new Set(result.unscheduled.map(({ order }) => order));
  for (const row of reasons) {
    const order = textOf(row["Order"]);
    if (
      ![...named].some(
        (name) => name === order || name.startsWith(`${order} `) || name.startsWith(`${order}/`),
      )
    ) {
      fault(`${order} is not scheduled by Promises, and not named in unscheduled`);
    }
  }
  for (const { order, reason } of result.unscheduled) {
    if (!reason) fault(`unscheduled ${order} has no reason`);
  }
  return faults;
}
