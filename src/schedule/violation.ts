import type { SchedulingProblem } from "./problem";

/** A rule of scheduling.md that a schedule breaks. */
export interface Violation {
  readonly code: ViolationCode;
  /** The operation that breaks it; -1 where the fault is the whole schedule's. */
  readonly operation: number;
  readonly text: string;
}

export type ViolationCode =
  | "wrong-placement"
  | "unknown-mode"
  | "unknown-unit"
  | "operation-missing"
  | "order-torn"
  | "before-plan-start"
  | "past-horizon"
  | "setup-time"
  | "run-time"
  | "outside-working-time"
  | "interrupted"
  | "wrong-setup"
  | "wrong-run"
  | "release"
  | "precedence"
  | "transfer-batch"
  | "unit-overlap"
  | "also-units"
  | "pool-overuse"
  | "material-short"
  | "happened-moved"
  | "fixed-moved"
  | "bad-conflict"
  | "wrong-value";

/** Collects violations of one schedule. */
export class Violations {
  readonly found: Violation[] = [];

  constructor(private readonly problem: SchedulingProblem) {}

  add(code: ViolationCode, operation: number, what: string): void {
    const label = this.problem.operations[operation]?.label;
    this.found.push({ code, operation, text: label === undefined ? what : `${label}: ${what}` });
  }
}
