import type { Seconds } from "../kernel/moment";

/** A schedule of a problem: what stands where and when, why, and what it is worth. */
export interface Solution {
  /** By operation index; undefined: not scheduled. */
  readonly placements: readonly (Placement | undefined)[];
  /** Orders (by index) that are not scheduled, all their open operations left out. */
  readonly unscheduled: readonly Unscheduled[];
  /** Locks and freezes that gave way because they contradict something fixed earlier. */
  readonly conflicts: readonly FixedConflict[];
  readonly value: ObjectiveValue;
}

/**
 * Times are whole seconds from plan start. Of a running operation, runStart is its actual start,
 * setup is 0 and run is what is left of it; a finished one shows its actual times, setup 0 and
 * run = end − start, and mode -1 when none of its modes is on the resource that did it.
 */
export interface Placement {
  readonly operation: number;
  readonly mode: number;
  /** Zero-based; -1 for pools, unlimited resources and finished operations whose unit is not known. */
  readonly unit: number;
  /** The unit is taken, setup begins. */
  readonly start: Seconds;
  readonly runStart: Seconds;
  readonly end: Seconds;
  readonly setup: Seconds;
  readonly run: Seconds;
  readonly why: Binding;
  /** The units that are taken for Also needs of resources with units; absent where there are none. */
  readonly alsoUnits?: readonly AlsoUnit[];
}

/** One unit taken besides the operation's own, from Start to End or in the phase that the need names. */
export interface AlsoUnit {
  /** Index into the mode's needs. */
  readonly need: number;
  /** Zero-based. */
  readonly unit: number;
}

/** What keeps an operation from starting earlier. */
export type Binding =
  | { readonly kind: "plan start" }
  | { readonly kind: "release" }
  | { readonly kind: "unit"; readonly operation: number }
  | { readonly kind: "predecessor"; readonly operation: number }
  | { readonly kind: "material"; readonly material: number }
  /** A pool or another resource that it also needs; `operation` holds it until then, where one does. */
  | { readonly kind: "need"; readonly resource: number; readonly operation: number | undefined }
  | { readonly kind: "calendar"; readonly resource: number }
  | { readonly kind: "lock" }
  | { readonly kind: "freeze" }
  | { readonly kind: "due date" }
  /** It could start sooner, and stands where the published schedule had it. */
  | { readonly kind: "published" }
  /** It has begun or is finished. */
  | { readonly kind: "happened" };

export interface Unscheduled {
  readonly order: number;
  /** The operation that could not be placed. */
  readonly operation: number;
  readonly reason: UnscheduledReason;
}

export type UnscheduledReason =
  | { readonly kind: "past the horizon" }
  | {
      readonly kind: "no stretch long enough";
      readonly resource: number;
      readonly needed: Seconds;
      readonly longest: Seconds;
    }
  | { readonly kind: "never works"; readonly resource: number }
  | { readonly kind: "never enough"; readonly resource: number; readonly needed: number }
  | { readonly kind: "waits for one that is not scheduled"; readonly operation: number };

export interface FixedConflict {
  readonly operation: number;
  /** What it contradicts; undefined when it contradicts a calendar, a release or a material. */
  readonly other: number | undefined;
  readonly with: "unit" | "predecessor" | "material" | "release" | "calendar" | "pool" | "horizon";
}

export interface ObjectiveValue {
  readonly weightedTardinessHours: number;
  /** Orders that are finished after their due date; planned orders do not count. */
  readonly lateOrders: number;
  /** By weight; the first criterion of Fewest late. */
  readonly weightedLateOrders: number;
  /** All setup hours of planned (not finished, not running) operations. */
  readonly changeoverHours: number;
  /** Hours from plan start to the last End. */
  readonly makespanHours: number;
  /** Sum over jobs of the hours from the first Start to the last End. */
  readonly flowHours: number;
  /** Hours by which starts differ from the published schedule; another resource or unit than there counts one hour more. */
  readonly changeHours: number;
  readonly cost: number;
}
