import type { Seconds } from "../kernel/moment";
import type { LeftOut } from "../model/planning-model";
import type { Mode, OperationState } from "../schedule/problem";
import { runSeconds } from "./durations";
import type { Alternative, RoutedStep, Routing } from "./routing";
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
  /** Started units as planned, whatever was made of them. */
  readonly plannedStart: number;
  startQuantity: number;
  goodQuantity: number;
  alternatives: readonly Alternative[];
  modes: readonly Mode[];
  readonly after: DraftLink[];
  readonly materials: { readonly material: number; readonly quantity: number }[];
  status: StepStatus;
  state: OperationState;
  /** It is finished, but when is not known. */
  timesUnknown: boolean;
}

export interface DraftLink {
  readonly operation: OperationDraft;
  readonly wait: Seconds;
  readonly transferBatch: number;
}

/** True when nothing holds the operation yet but the plan itself. */
export function isOpen(operation: OperationDraft): boolean {
  return operation.state.kind === "open" || operation.state.kind === "fixed";
}

/**
 * Gives an operation its quantity and the modes that can do it inside the horizon. Returns false
 * when there is none, because it takes longer than the horizon on every resource.
 */
export function setQuantity(
  operation: OperationDraft,
  startQuantity: number,
  horizon: Seconds,
): boolean {
  const all = operation.step.alternatives;
  const fitting = all.filter((each) => each.setup + runSeconds(each, startQuantity) <= horizon);
  operation.startQuantity = startQuantity;
  operation.goodQuantity = startQuantity * operation.step.yield;
  operation.alternatives = fitting;
  operation.modes = fitting.map((each) => modeOf(each, startQuantity));
  return fitting.length > 0;
}

export function modeOf(alternative: Alternative, startQuantity: number): Mode {
  return {
    resource: alternative.resource,
    setup: alternative.setup,
    family: alternative.family,
    run: runSeconds(alternative, startQuantity),
    fixed: alternative.fixedSeconds,
    interruptible: alternative.interruptible,
    setupNeedsMaterial: alternative.setupNeedsMaterial,
    needs: alternative.needs,
  };
}

/** Why an operation cannot be scheduled at all. */
export function tooLong(operation: OperationDraft): LeftOut {
  const { step, job, plannedStart } = operation;
  const shortest = Math.min(...step.alternatives.map((each) => runSeconds(each, plannedStart)));
  const hours = Math.round(shortest / 3600);
  const takes = Number.isFinite(hours) ? `takes ${hours.toLocaleString("en-US")} h` : "never ends";
  const name = job.routing.steps.length === 1 ? "it" : `step ${step.step}`;
  return { reason: `${name} ${takes}, longer than the horizon`, ...step.place };
}
