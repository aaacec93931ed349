import type { Seconds } from "../kernel/moment";
import type { Profile, WorkingTime } from "./working-time";

/**
 * What is to be scheduled, compiled: references are dense indexes, times whole seconds from plan
 * start, and everything that a schedule must obey is in here. Orders, lots, made materials and
 * planned orders are jobs alike.
 */
export interface SchedulingProblem {
  /** Nothing that is planned ends later. */
  readonly horizon: Seconds;
  readonly goal: Goal;
  readonly direction: Direction;
  readonly resources: readonly ProblemResource[];
  /** Names of the changeover families; entry 0 stands for none. */
  readonly families: readonly string[];
  /**
   * By resource: setup seconds at `from * families.length + to`, -1 where Setup min applies.
   * Undefined: no changeover on that resource has a time of its own.
   */
  readonly changeovers: readonly (Int32Array | undefined)[];
  readonly materials: readonly ProblemMaterial[];
  readonly orders: readonly ProblemOrder[];
  readonly jobs: readonly Job[];
  readonly operations: readonly Operation[];
}

export type Goal = "On time" | "Fewest late" | "Throughput" | "Cost" | "Stable";
export type Direction = "Forward" | "Just in time";

export type ProblemResource =
  | {
      readonly kind: "units";
      readonly id: string;
      /** Working time of each unit; a shift with fewer machines leaves the last ones out. */
      readonly units: readonly WorkingTime[];
      /** Family of the last finished operation on each unit; -1: there was none, so Setup min applies. */
      readonly lastFamily: readonly number[];
      readonly cost: ResourceCost;
    }
  | {
      readonly kind: "pool";
      readonly id: string;
      readonly capacity: Profile;
      readonly cost: ResourceCost;
    }
  /** Any number of operations at once, in this working time. */
  | {
      readonly kind: "unlimited";
      readonly id: string;
      readonly time: WorkingTime;
      readonly cost: ResourceCost;
    };

export interface ResourceCost {
  /** Money per hour; 0 when not known. */
  readonly perHour: number;
  /** Money per extra hour (instead of `perHour`). */
  readonly perExtraHour: number;
  /** Extra working time (optional shifts, working rows of Closures); undefined: none. */
  readonly extra: WorkingTime | undefined;
}

export interface ProblemMaterial {
  readonly id: string;
  /** There at plan start, in units of the material. */
  readonly onHand: number;
  /** Expected receipts before `boughtAt`, ascending in time. */
  readonly receipts: readonly {
    readonly at: Seconds;
    readonly quantity: number;
    readonly id: string;
  }[];
  /** From here on anything that is missing has been bought and is there. */
  readonly boughtAt: Seconds;
}

/** What a promise is made for: its lateness is that of its last job. */
export interface ProblemOrder {
  readonly id: string;
  /** Latest end of its last operation; undefined: no due date, never late. */
  readonly due: Seconds | undefined;
  /** What an hour of lateness counts, 0 or more. */
  readonly weight: number;
  /** Money per day late. */
  readonly penaltyPerDay: number;
  /** False for planned orders: they weigh, but are never counted as late orders. */
  readonly countsAsLate: boolean;
  readonly jobs: readonly number[];
}

/** One run through a routing: an order, one of its lots, a made material or a planned order. */
export interface Job {
  readonly id: string;
  /** Index of the order whose promise hangs on it; undefined for made materials. */
  readonly order: number | undefined;
  /** For a made material: the operation that consumes it. */
  readonly consumer: number | undefined;
  readonly operations: readonly number[];
}

export interface Operation {
  readonly index: number;
  readonly job: number;
  /** For messages: order, step and name as a planner says them. */
  readonly label: string;
  /** Units that are started. */
  readonly startQuantity: number;
  /** Units that come out good: start × yield, not rounded. */
  readonly goodQuantity: number;
  /** At least one; a finished operation may have none. */
  readonly modes: readonly Mode[];
  readonly predecessors: readonly Link[];
  /** Run start is not before this (0 or more). */
  readonly release: Seconds;
  readonly materials: readonly { readonly material: number; readonly quantity: number }[];
  readonly state: OperationState;
  /** Where the last published schedule had it, for Stable and for change; undefined when it had not. */
  readonly published: PublishedPlace | undefined;
}

export interface PublishedPlace {
  readonly start: Seconds;
  /** When its run began, the setup behind it; undefined: not known. */
  readonly runStart?: Seconds | undefined;
  readonly resource: number;
  readonly unit: number;
}

export interface Link {
  readonly operation: number;
  /** Elapsed seconds between its end and this one's run start. */
  readonly wait: Seconds;
  /** Good units in a transfer batch; 0: the whole lot moves on. */
  readonly transferBatch: number;
}

/** One way to do an operation. */
export interface Mode {
  readonly resource: number;
  /** Setup min in seconds, rounded up once; Changeovers may replace it. */
  readonly setup: Seconds;
  /** Index into families; 0: none, never changed over to. */
  readonly family: number;
  /** Working time of the whole run, rounded up once. */
  readonly run: Seconds;
  /** The part of `run` that comes before the first unit (Fixed min), not rounded; the rest is spread evenly over the units. */
  readonly fixed: Seconds;
  readonly interruptible: boolean;
  /** True: release, material and predecessors' goods are not needed earlier than run start, but material binds Start. */
  readonly setupNeedsMaterial: boolean;
  readonly needs: readonly ModeNeed[];
}

/** What a mode holds besides its resource. A pool holds only while the operation works; units are kept while paused. */
export interface ModeNeed {
  readonly resource: number;
  /** Thousandths of a pool, or whole units × 1000 of a resource with units. */
  readonly amount: number;
  readonly during: "all" | "setup" | "run";
}

export type OperationState =
  | { readonly kind: "open" }
  /** Keeps its actual times (may be before plan start); unit -1 when not known. */
  | {
      readonly kind: "finished";
      readonly start: Seconds;
      readonly end: Seconds;
      readonly resource: number;
      readonly unit: number;
    }
  /** Keeps its mode and unit; ends when the remaining working time from plan start is done. */
  | {
      readonly kind: "running";
      readonly mode: number;
      readonly unit: number;
      readonly start: Seconds;
      readonly remaining: Seconds;
    }
  /** Keeps mode, unit (-1: any) and start. */
  | {
      readonly kind: "fixed";
      readonly by: "lock" | "freeze";
      readonly mode: number;
      readonly unit: number;
      readonly start: Seconds;
    };
