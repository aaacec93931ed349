import { DAY, MINUTE, type Moment } from "../kernel/moment";
import type { Plan } from "./plan-result";
import { type Promised, isLate, promisesOf } from "./promises";
import { sayOrder } from "./run-report";
import { sayDuration, sayFullTime, sayMany, sayNumber } from "./say-time";

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
  /** The dates that are kept nine times in ten; undefined: it was not asked. */
  readonly safe: SafeDates | undefined;
  /** Whom pushing it in makes later, worst first. */
  readonly delays: readonly Delay[];
}

/** Both ways told from replays of the schedule; undefined where there is none, or no such date. */
export interface SafeDates {
  readonly behindAll: Moment | undefined;
  readonly pushedIn: Moment | undefined;
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

/** Which order of a plan is the one that is quoted. */
export type QuotedLine = Pick<Promised["order"], "order" | "line">;

export function promiseOfLine(plan: Plan, { order, line }: QuotedLine): Promised | undefined {
  return promisesOf(plan).find(
    (promise) => promise.order.order === order && promise.order.line === line,
  );
}

/** Order lines that finish later in the one plan than in the other, worst first. */
export function delaysBetween(before: Plan, after: Plan, quoted: QuotedLine): readonly Delay[] {
  const was = new Map(promisesOf(before).map((promise) => [sayOrder(promise.order), promise]));
  return promisesOf(after)
    .flatMap((now): Delay[] => {
      const { order } = now;
      if (order.source !== "Order" || (order.order === quoted.order && order.line === quoted.line))
        return [];
      const then = was.get(sayOrder(order));
      if (!then || then.finish === undefined) return [];
      const later = (now.finish ?? Infinity) - then.finish;
      if (later < MINUTE) return [];
      return [
        {
          order: sayOrder(order),
          customer: order.customer,
          wasFinish: then.finish,
          nowFinish: now.finish,
          days: Number.isFinite(later) ? Math.round((later / DAY) * 100) / 100 : 0,
          becomesLate: !isLate(then) && (isLate(now) || now.finish === undefined),
        },
      ];
    })
    .sort((a, b) => Number(b.becomesLate) - Number(a.becomesLate) || b.days - a.days);
}

/** Orders that are named one by one. */
const MOST_NAMED = 10;

/** The quote in a few lines for people. */
export function sayQuote(quote: Quote): string {
  const what = `${sayNumber(quote.quantity, 3)} of ${quote.product}`;
  if (quote.reason !== undefined) return `${what} cannot be scheduled: ${quote.reason}.`;
  const lines = [
    quote.behindAll === undefined
      ? `Behind all other orders ${what} does not fit inside the horizon.`
      : `Behind all other orders, delaying nobody: ${what} finish ${sayFullTime(quote.behindAll)}${sayDue(quote.behindAll, quote.due)}.`,
    quote.pushedIn === undefined
      ? "Pushed in first it does not fit either."
      : `Pushed in first: ${sayFullTime(quote.pushedIn)}${sayDue(quote.pushedIn, quote.due)}. ${sayDelays(quote.delays)}`,
    ...quote.delays.slice(0, MOST_NAMED).map(sayDelay),
    ...saySafe(quote.safe),
  ];
  return lines.join("\n");
}

function saySafe(safe: SafeDates | undefined): string[] {
  if (!safe) return [];
  const ways = [
    ...(safe.behindAll === undefined ? [] : [`behind all others ${sayFullTime(safe.behindAll)}`]),
    ...(safe.pushedIn === undefined ? [] : [`pushed in first ${sayFullTime(safe.pushedIn)}`]),
  ];
  if (ways.length === 0) return ["No date can be called safe: too much lies before it."];
  return [`Safe date (kept nine times in ten, an estimate): ${ways.join("; ")}.`];
}

function sayDue(finish: Moment, due: Moment | undefined): string {
  if (due === undefined) return "";
  const days = sayMany(Math.abs(finish - due) / DAY, 1, "day");
  return finish > due ? `, ${days} after it is due` : ", in time";
}

function sayDelays(delays: readonly Delay[]): string {
  if (delays.length === 0) return "It delays nobody.";
  const late = delays.filter((delay) => delay.becomesLate).length;
  const who = `${delays.length} ${delays.length === 1 ? "order finishes" : "orders finish"} later`;
  return late === 0 ? `${who}, none of them becomes late.` : `${who}, ${late} of them late then.`;
}

function sayDelay(delay: Delay): string {
  const { order, customer, nowFinish, becomesLate } = delay;
  const whose = customer === "" ? "" : ` (${customer})`;
  if (nowFinish === undefined) return `  ${order}${whose}: no longer fits inside the horizon`;
  const late = becomesLate ? ", late then" : "";
  return `  ${order}${whose}: ${sayLength(delay)} later, ${sayFullTime(nowFinish)}${late}`;
}

/** `12 min`, `6.5 h` or `3.2 days`. */
function sayLength({ wasFinish, nowFinish }: Delay): string {
  return wasFinish === undefined || nowFinish === undefined
    ? "more than the horizon"
    : sayDuration(nowFinish - wasFinish);
}

/** The same in one cell, for the column If pushed in. */
export function sayQuoteShort(quote: Quote): string {
  if (quote.reason !== undefined) return `not possible: ${quote.reason}`;
  if (quote.pushedIn === undefined) return "does not fit inside the horizon";
  const named = quote.delays.slice(0, 3).map((delay) => `${delay.order} by ${sayLength(delay)}`);
  const more = quote.delays.length > 3 ? ` and ${quote.delays.length - 3} more` : "";
  const delays = named.length === 0 ? "delays nobody" : `delays ${named.join(", ")}${more}`;
  return `${sayFullTime(quote.pushedIn)}; ${delays}`;
}
