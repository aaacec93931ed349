import type { Seconds } from "../kernel/moment";
import type { LeftOut, StepMode } from "../model/planning-model";
import type { ModeNeed } from "../schedule/problem";
import type { Place } from "./issue-log";

/** How a product is made; shared by all its orders. */
export interface Routing {
  readonly product: string;
  /** In order of steps; no step comes after one that follows it. */
  readonly steps: readonly RoutedStep[];
}

/** A routing, or why there is none that can be scheduled. */
export type RoutingOrFault =
  | { readonly kind: "routing"; readonly routing: Routing }
  | { readonly kind: "fault"; readonly leftOut: LeftOut };

export interface RoutedStep {
  readonly step: string;
  /** For comparing. */
  readonly key: string;
  readonly operation: string;
  readonly place: Place;
  /** Good units of each unit started, 1 = 100 %. */
  readonly yield: number;
  readonly wait: Seconds;
  /** Good units in a transfer batch; 0: the whole lot moves on. */
  readonly transferBatch: number;
  /** Indexes of the steps that it follows, and of those that follow it. */
  readonly after: readonly number[];
  readonly followers: readonly number[];
  /** At least one. */
  readonly alternatives: readonly Alternative[];
}

/** One resource that can do a step. */
export interface Alternative {
  /** Index of the resource. */
  readonly resource: number;
  readonly setup: Seconds;
  /** Running seconds of one started unit, after Planning %, Efficiency and Uptime. */
  readonly unitSeconds: number;
  /** Running seconds that do not depend on quantity, after Uptime; not rounded. */
  readonly fixedSeconds: number;
  readonly family: number;
  readonly interruptible: boolean;
  readonly setupNeedsMaterial: boolean;
  readonly needs: readonly ModeNeed[];
  /** What the sheets show of it. */
  readonly shown: StepMode;
}
