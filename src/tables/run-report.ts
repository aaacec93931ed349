import type { Issue } from "../kernel/issue";

/** The result of a run as `--json` prints it; names and order are a contract. */
export interface RunReport {
  /** ISO texts such as `2026-11-23 06:00`: where the plan begins, and where its horizon ends. */
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
