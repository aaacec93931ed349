import type { Moment } from "../kernel/moment";
import type { KpiBasis } from "../variance/kpis";
import type { Window } from "../variance/plan-that-was";
import type { OrderFact, OrderRow } from "./order-facts";
import type { Counted, Scope } from "./scope";

/** What a job, or a planned operation, has of a window. Hours. */
export interface WorkPiece extends Counted {
  /** True when what comes out of it is the finished product. */
  readonly isLastStep: boolean;
  /** Standard hours that its good units earn; undefined: no standard says it. */
  readonly earned: number | undefined;
  /** Undefined: nobody recorded it. */
  readonly setup: number | undefined;
  /** Hours paid to people; undefined: not recorded, or it needs nobody. */
  readonly crewHours: number | undefined;
  readonly basis: KpiBasis;
}

/** Standard hours that were made at some moment, and when what they were made for is finished. */
export interface Standing extends Counted {
  /** The order that it belongs to; undefined: a planned one. */
  readonly row: OrderRow | undefined;
  readonly earned: number;
  readonly made: Moment;
  /** Undefined: it is open. */
  readonly finished: Moment | undefined;
}

/** Planned and made, in standard hours, of one operation in one shift. */
export interface Attained extends Counted {
  readonly planned: number;
  readonly made: number;
  /** True when no plan had been committed, and this one was made afterwards. */
  readonly isAfterwards: boolean;
}

/** What is known of orders and work on one side: what happened, or what is scheduled. */
export interface Side {
  readonly orders: readonly OrderFact[];
  work(window: Window): readonly WorkPiece[];
  /** The time that a resource was to be busy; undefined: it is a pool, unlimited or not known. */
  plannedTime(resource: string, window: Window): KpiBasis | undefined;
  standing(): readonly Standing[];
  /** Undefined: there is nothing to attain, or nothing to attain it. */
  attained(window: Window): readonly Attained[] | undefined;
}

/** Of rows those that count. */
export const within = <T extends Counted>(rows: readonly T[], scope: Scope): T[] =>
  rows.filter(scope.counts);
