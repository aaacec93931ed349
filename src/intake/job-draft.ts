import type { Seconds } from "../kernel/moment";
import type { LeftOut } from "../model/planning-model";
import type { OperationState } from "../schedule/problem";
import { runSeconds } from "./durations";
import type { StepPattern } from "./job-pattern";
import type { RoutedStep, Routing } from "./routing";
import type { StepStatus } from "./step-status";

/** A job while the plan is being built: references are objects, and what it needs may still grow. */
export interface JobDraft {
  /** Index of the order whose promise hangs on it; for a made material, through its consumers. */
  readonly root: number;
  /** Index of the order that it is shown as; for a made material its own. */
  readonly order: number;
  readonly shownOrder: string;
  readonly line: string;
  readonly product: string;
  readonly quantity: number;
  readonly release: Seconds;
  readonly routing: Routing;
  /** Parallel to the steps of its routing. */
  readonly operations: OperationDraft[];
  /** For a made material: what consumes it. */
  readonly consumer: OperationDraft | undefined;
}

export interface OperationDraft {
  /** In the problem; -1 until all jobs are known. */
  index: number;
  readonly job: JobDraft;
  readonly step: RoutedStep;
  /** As planned, whatever was made of it. */
  readonly planned: StepPattern;
  /** As it is scheduled now. */
  pattern: StepPattern;
  /** What it follows outside its own routing. */
  also: readonly DraftLink[];
  materials: readonly { readonly material: number; readonly quantity: number }[];
  status: StepStatus;
  state: OperationState;
  /** It has begun or ended, but when is not known. */
  timesUnknown: boolean;
}

export interface DraftLink {
  readonly operation: OperationDraft;
  readonly wait: Seconds;
  readonly transferBatch: number;
}

export const NOTHING: readonly never[] = [];
export const OPEN: OperationState = { kind: "open" };

/** True when nothing holds the operation yet but the plan itself. */
export function isOpen(operation: OperationDraft): boolean {
  return operation.state.kind === "open" || operation.state.kind === "fixed";
}

/** Why an operation cannot be scheduled at all. */
export function tooLong({ step, job, pattern }: OperationDraft): LeftOut {
  const shortest = Math.min(...step.alternatives.map((each) => runSeconds(each, pattern.start)));
  const hours = Math.round(shortest / 3600);
  const takes = Number.isFinite(hours) ? `takes ${hours.toLocaleString("en-US")} h` : "never ends";
  const name = job.routing.steps.length === 1 ? "it" : `step ${step.step}`;
  return { reason: `${name} ${takes}, longer than the horizon`, ...step.place };
}
