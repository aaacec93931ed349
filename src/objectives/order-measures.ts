import { DAY, isoFromMoment, type Moment, startOfDay } from "../kernel/moment";
import type { Settings } from "../sheets/settings";
import type { Window } from "../variance/plan-that-was";
import { type Facts, isIn, measured, type Measured, notMeasured, ratio } from "./metric";
import type { OrderFact } from "./order-facts";

/** `from 2026-10-26 to 2026-11-23`. */
export const sayWindow = ({ from, to }: Window) => `from ${sayDay(from)} to ${sayDay(to)}`;

export const sayDay = (moment: Moment) => isoFromMoment(moment).slice(0, 10);

/**
 * Orders that arrived when they were first promised ÷ orders that were promised for the window, in
 * full as well where `inFull` asks for it. An order is judged when its tolerance is over: one that is
 * still open then is a miss.
 */
export function onTime({ orders, window, settings }: Facts, inFull: boolean): Measured {
  let [due, kept, unknown] = [0, 0, 0];
  const tolerance = settings.onTimeToleranceDays * DAY;
  for (const order of orders()) {
    if (order.promised === undefined || !isIn(order.promised + tolerance, window)) continue;
    if (order.isClosed) unknown++;
    else {
      due++;
      if (isKept(order, order.promised, settings) && (order.inFull || !inFull)) kept++;
    }
  }
  const remark = count(unknown, "is", "are", "done without a date of finish and not counted");
  return ratio(kept, due, `No order that counts was promised ${sayWindow(window)}.`, remark);
}

function isKept({ arrives }: OrderFact, promised: Moment, settings: Settings): boolean {
  const tolerance = settings.onTimeToleranceDays * DAY;
  if (arrives === undefined || arrives > promised + tolerance) return false;
  // The end of a day is the beginning of the next one.
  return settings.earlyCounts || arrives > startOfDay(promised - 1) - tolerance;
}

/** Mean of the days from Release to finish, of the orders that were finished in the window. */
export function leadTime({ orders, window }: Facts): Measured {
  let [finished, counted, days] = [0, 0, 0];
  for (const { finished: at, release } of orders()) {
    if (!isIn(at, window)) continue;
    finished++;
    if (release === undefined || release > at) continue;
    counted++;
    days += (at - release) / DAY;
  }
  if (finished === 0) return notMeasured(`No order that counts was finished ${sayWindow(window)}.`);
  const remark = count(finished - counted, "has", "have", "no Release before the finish");
  return ratio(days, counted, "The orders that were finished have no Release.", remark);
}

/** A total that begins so long before the first order that was finished lacks orders that are gone. */
const QUIET = 28 * DAY;

/** Sum of what the orders that were finished in the window are worth. */
export function worth(
  { orders, ordersSince, window }: Facts,
  of: (order: OrderFact) => number | undefined,
  lacking: string,
): Measured {
  const since = ordersSince();
  if (since !== undefined && since > window.from + QUIET)
    return notMeasured(
      `Orders holds none that was finished before ${sayDay(since)}, so that nothing says the total ${sayWindow(window)}.`,
    );
  let [known, unknown, sum] = [0, 0, 0];
  for (const order of orders()) {
    if (!isIn(order.finished, window)) continue;
    const value = of(order);
    if (value === undefined) unknown++;
    else {
      known++;
      sum += value;
    }
  }
  if (known === 0)
    return notMeasured(
      unknown > 0
        ? `The orders that were finished have no ${lacking}.`
        : `No order that counts was finished ${sayWindow(window)}.`,
    );
  return measured(
    sum,
    count(unknown, "has", "have", `no ${lacking} and ${unknown === 1 ? "does" : "do"} not count`),
  );
}

/** `1 order has …`, `3 orders have …`; empty for none. */
function count(orders: number, one: string, several: string, what: string): string {
  if (orders === 0) return "";
  return orders === 1 ? `1 order ${one} ${what}.` : `${orders} orders ${several} ${what}.`;
}
