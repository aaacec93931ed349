import type { Moment, Seconds } from "../kernel/moment";

/**
 * The plan as the business sees it: every reference resolved, every default applied, every order
 * split, exploded and netted into jobs. Times are wall-clock moments. Lists keep workbook order.
 */
export interface PlanningModel {
  readonly planStart: Moment;
  readonly horizonEnd: Moment;
  readonly resources: readonly Resource[];
  readonly products: ReadonlyMap<string, Product>;
  readonly orders: readonly Order[];
  readonly jobs: readonly PlannedJob[];
  readonly materials: readonly Material[];
  readonly changeovers: readonly Changeover[];
}

export interface Product {
  readonly id: string;
  readonly description: string;
  readonly group: string;
  readonly unit: string;
}

export interface Resource {
  readonly id: string;
  readonly group: string;
  /** Machines, or heads of a pool, when every shift has all of them. */
  readonly units: number;
  readonly pool: boolean;
  /** False: subcontract and the like, any number of operations at once. */
  readonly limited: boolean;
  readonly efficiency: number;
  readonly uptime: number;
  readonly costPerHour: number | undefined;
  readonly overtimeRate: number | undefined;
  /** Every shift in which it works, ascending; a resource without a calendar has one a day, named by no name. */
  readonly shifts: readonly ShiftOccurrence[];
}

/** One shift of one resource on one day. */
export interface ShiftOccurrence {
  readonly shift: string;
  /** The day on which it starts. */
  readonly date: Moment;
  readonly start: Moment;
  readonly end: Moment;
  /** Inside the shift, ascending. */
  readonly breaks: readonly { readonly start: Moment; readonly end: Moment }[];
  /** Machines or heads there; may be less or more than the resource's units, and fractional for pools. */
  readonly units: number;
  /** Overtime: an optional shift or a working row of Closures. */
  readonly extra: boolean;
}

/** What a promise is made for: an order line, a planned order, or a made material. */
export interface Order {
  /** As the workbook shows it. */
  readonly order: string;
  readonly line: string;
  readonly source: "Order" | "Plan" | "Material";
  readonly product: string;
  readonly description: string;
  readonly customer: string;
  readonly objective: string;
  readonly quantity: number;
  readonly release: Moment | undefined;
  readonly due: Moment | undefined;
  readonly firstPromised: Moment | undefined;
  readonly weight: number;
  readonly value: number | undefined;
  readonly penaltyPerDay: number;
  readonly shipDays: number;
  readonly status: "Open" | "Quote" | "Hold" | "Done";
  /** Why it is not scheduled at all (on hold, no routing, a fault in its row); undefined: it is. */
  readonly leftOut: LeftOut | undefined;
  /** Where its row stands; undefined for planned orders and made materials. */
  readonly sheet: string;
  readonly cell: string;
}

export interface LeftOut {
  /** Begins in lower case, so that `Not scheduled: …` reads well. */
  readonly reason: string;
  readonly sheet: string;
  readonly cell: string;
}

/** One run through a routing. Index = index of the job in the compiled problem. */
export interface PlannedJob {
  /** Index into orders. */
  readonly order: number;
  /** Shown as Order in the Schedule: the order, `<Order>/<n>` for a lot, `<Order>/<Material>` for a made material. */
  readonly shownOrder: string;
  readonly line: string;
  readonly product: string;
  readonly quantity: number;
  readonly steps: readonly RoutingStep[];
}

/** One operation of a job. Operations of the problem follow jobs and their steps in order. */
export interface RoutingStep {
  readonly step: string;
  readonly operation: string;
  /** One for each mode, in order: figures that the sheets show. */
  readonly modes: readonly StepMode[];
  readonly startQuantity: number;
  readonly goodQuantity: number;
  readonly yield: number;
  /** Address of the Standards row, or of the order that carries its work. */
  readonly sheet: string;
  readonly cell: string;
  readonly wait: Seconds;
  /** It has begun or ended, but when is not known: only its state was recorded. */
  readonly timesUnknown?: true;
}

export interface StepMode {
  readonly resource: string;
  readonly labour: string;
  readonly crew: number;
  /** Standard rate of the floor's target, units an hour before Efficiency and Planning %; undefined for fixed times. */
  readonly ratePerHour: number | undefined;
  readonly family: string;
}

export interface Material {
  readonly id: string;
  readonly description: string;
  readonly supplier: string;
  readonly onHand: number;
  readonly leadTimeDays: number;
  readonly safetyDays: number;
  readonly minimumQuantity: number;
  readonly receipts: readonly OpenReceipt[];
}

export interface OpenReceipt {
  readonly purchaseOrder: string;
  readonly quantity: number;
  readonly promised: Moment | undefined;
  /** When it counts as there: expected date and safety days. */
  readonly expected: Moment;
}

export interface Changeover {
  /** A resource, a group, or empty for all. */
  readonly resource: string;
  /** `*`: any. */
  readonly fromFamily: string;
  readonly toFamily: string;
  readonly seconds: Seconds;
}
