import type { HourPrices } from "./hour-worth";

/** What of a schedule has a price. */
export interface PricedFigures {
  /** Elapsed days late of all late order lines together. */
  readonly lateDays: number;
  /** What being late costs by Penalty per day; undefined: no order has one. */
  readonly penalty: number | undefined;
  /** Hours of open work by resource. */
  readonly busyHours: ReadonlyMap<string, number>;
  readonly overtime: OvertimeHours;
}

/** Hours of overtime by resource. */
export interface OvertimeHours {
  readonly all: ReadonlyMap<string, number>;
  /** Without that of work which takes the resource that demand waits for. */
  readonly elsewhere: ReadonlyMap<string, number>;
}

/** Less than a second is no change. */
const LEAST_HOURS = 1 / 3600;

/**
 * What a change of the plan is worth; below 0: it costs. Fewer late days save their penalties. An
 * hour less on the resource that demand waits for earns its contribution, since other work takes its
 * place, and that work needs the same overtime; elsewhere an hour less is worth the overtime that it
 * avoids, else nothing. What changes and has no price is left out; undefined: that is all there is.
 * `same`: the plan without the change from several seeds; overtime that differs by no more is as it was.
 */
export function effectMoney(
  before: PricedFigures,
  after: PricedFigures,
  same: readonly PricedFigures[],
  { waitedFor, overtimeRates }: HourPrices,
): number | undefined {
  const parts = [penaltySaved(before, after)];
  if (waitedFor) {
    const won = hoursWon(before.busyHours, after.busyHours, waitedFor.resource);
    parts.push(priced(won, waitedFor.perHour));
  }
  const overtimeOf = ({ overtime }: PricedFigures) =>
    waitedFor ? overtime.elsewhere : overtime.all;
  const [was, is] = [overtimeOf(before), overtimeOf(after)];
  for (const resource of new Set([...was.keys(), ...is.keys()])) {
    const noise = spreadOf(same.map((each) => overtimeOf(each).get(resource) ?? 0));
    const won = hoursWon(was, is, resource);
    if (Math.abs(won) > noise) parts.push(priced(won, overtimeRates.get(resource)));
  }
  const known = parts.filter((part) => part !== undefined);
  const sum = known.reduce((all, part) => all + part, 0);
  return sum === 0 && known.length < parts.length ? undefined : sum;
}

/** The difference between the largest and the smallest. */
export function spreadOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

function penaltySaved(before: PricedFigures, after: PricedFigures): number | undefined {
  if (before.penalty !== undefined && after.penalty !== undefined)
    return before.penalty - after.penalty;
  return before.lateDays === after.lateDays ? 0 : undefined;
}

function hoursWon(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  resource: string,
): number {
  const won = (before.get(resource) ?? 0) - (after.get(resource) ?? 0);
  return Math.abs(won) < LEAST_HOURS ? 0 : won;
}

function priced(hours: number, perHour: number | undefined): number | undefined {
  if (hours === 0) return 0;
  return perHour === undefined ? undefined : hours * perHour;
}
