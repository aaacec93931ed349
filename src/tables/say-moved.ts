import { HOUR } from "../kernel/moment";
import type { Moved } from "../schedule/moved-operations";
import { sayHours } from "./say-time";

/** How far a schedule is from the published one, in one line without a full stop. */
export function sayMovedOperations(moved: Moved): string {
  const { operations, ofPlanned, unitsChanged, hoursMedian, hoursMost } = moved;
  const all = `${ofPlanned} published operation${ofPlanned === 1 ? "" : "s"}`;
  if (operations === 0) return `none of the ${all}`;
  const say = (hours: number) => sayHours(Math.round(hours * HOUR));
  const units = unitsChanged === 0 ? "" : `, ${unitsChanged} of them to another machine or unit`;
  const far =
    hoursMedian === hoursMost
      ? `by ${say(hoursMost)}`
      : `half of them by up to ${say(hoursMedian)}, at most ${say(hoursMost)}`;
  return `${operations} of ${all}, ${far}${units}`;
}
