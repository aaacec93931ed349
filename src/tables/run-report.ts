import type { Issue } from "../kernel/issue";
import { type Moment, isoFromMoment } from "../kernel/moment";
import { type Moved, movedOperations } from "../schedule/moved-operations";
import type { Plan } from "./plan-result";
import { promisesOf } from "./promises";

/** The result of a run as `--json` prints it; names and order are a contract. */
export interface RunReport {
  /** ISO texts such as `2026-11-23T06:00:00`: where the plan begins, and where its horizon ends. */
  readonly plan: { readonly start: string; readonly horizon: string };
  /** Order lines that are to be scheduled (planned orders and made materials are not counted). */
  readonly orders: number;
  /** Operations of all of them, made materials and planned orders included. */
  readonly operations: number;
  /** Order lines that have a finish. */
  readonly scheduled: number;
  readonly unscheduled: readonly UnscheduledOrder[];
  readonly objective: {
    readonly weightedTardinessHours: number;
    readonly lateOrders: number;
    readonly changeoverHours: number;
    /** Hours from plan start to the last End. */
    readonly makespan: number;
  };
  /** Against the published plan. */
  readonly moved: Moved;
  readonly bound: number;
  readonly gap: number;
  readonly issues: readonly Issue[];
  /** Names of the sheets that were written. */
  readonly written: readonly string[];
  /** Path of the workbook that was written; empty when none was. */
  readonly output: string;
  /** Seconds by step: read, solve, write, total. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface UnscheduledOrder {
  readonly order: string;
  readonly reason: string;
  readonly sheet: string;
  readonly cell: string;
}

/** What the report needs besides the plan. */
export interface RunFacts {
  readonly bound: number;
  readonly gap: number;
  readonly issues: readonly Issue[];
  readonly written: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

export function runReport(plan: Plan, facts: RunFacts): RunReport {
  const promises = promisesOf(plan);
  const lines = promises.filter(({ order }) => order.source === "Order");
  const { value } = plan.solution;
  return {
    plan: { start: isoTime(plan.model.planStart), horizon: isoTime(plan.model.horizonEnd) },
    orders: lines.length,
    operations: plan.problem.operations.length,
    scheduled: lines.filter((promise) => !promise.notScheduled).length,
    unscheduled: promises.flatMap(({ order, notScheduled }) =>
      notScheduled
        ? [
            {
              order: sayOrder(order),
              reason: notScheduled.reason,
              sheet: notScheduled.sheet,
              cell: notScheduled.cell,
            },
          ]
        : [],
    ),
    objective: {
      weightedTardinessHours: value.weightedTardinessHours,
      lateOrders: value.lateOrders,
      changeoverHours: value.changeoverHours,
      makespan: value.makespanHours,
    },
    moved: movedOperations(plan.problem, plan.solution),
    bound: facts.bound,
    gap: facts.gap,
    issues: facts.issues,
    written: facts.written,
    output: "",
    seconds: facts.seconds,
  };
}

/** `2026-11-23T06:00:00`. */
function isoTime(moment: Moment): string {
  const text = isoFromMoment(moment).replace(" ", "T");
  return text.length === 16 ? `${text}:00` : text;
}

/** An order as one says it: its number, and its line where it has one. */
export function sayOrder(order: { readonly order: string; readonly line: string }): string {
  return order.line === "" ? order.order : `${order.order} line ${order.line}`;
}
