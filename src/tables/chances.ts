import type { Moment } from "../kernel/moment";

/** How sure the dates of a plan are. */
export interface Chances {
  /** Replays of the schedule that they are told from. */
  readonly replays: number;
  /** By index of the model's orders; undefined where an order is not scheduled. */
  readonly ofOrder: readonly (OrderChance | undefined)[];
}

export interface OrderChance {
  /** Share of the replays in which it is on time; undefined: nothing is due. */
  readonly onTime: number | undefined;
  /** The finish, Ship days included, that nine in ten replays keep; undefined: beyond the calendars. */
  readonly safeDate: Moment | undefined;
}
