import type { Moment } from "../kernel/moment";

/** What one more order would mean. */
export interface Quote {
  readonly product: string;
  readonly quantity: number;
  readonly due: Moment | undefined;
  /** Finish when it is scheduled behind all others and delays nobody; undefined: not possible. */
  readonly behindAll: Moment | undefined;
  /** Finish when it is pushed in first. */
  readonly pushedIn: Moment | undefined;
  /** Why it cannot be scheduled at all; undefined: it can. */
  readonly reason: string | undefined;
  /** The date that is kept nine times in ten; not measured yet. */
  readonly safe: "not measured";
  /** Whom pushing it in makes later, worst first. */
  readonly delays: readonly Delay[];
}

export interface Delay {
  readonly order: string;
  readonly customer: string;
  readonly wasFinish: Moment | undefined;
  readonly nowFinish: Moment | undefined;
  /** Days by which it finishes later. */
  readonly days: number;
  /** True when it is late now and was not before. */
  readonly becomesLate: boolean;
}
