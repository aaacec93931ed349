import { DAY, type Moment, startOfDay, weekday } from "../kernel/moment";
import { FEWEST, type Finding, type LoadVerdict, NOWHERE } from "./finding";
import { say, sayDay, sayShare } from "./say-figures";

/** A stretch of the schedule on one resource. */
export interface PlannedLoad {
  readonly resource: string;
  readonly from: Moment;
  /** Hours of setup and running that are scheduled, and those that its units have. */
  readonly required: number;
  readonly available: number;
}

export interface LoadRecord {
  readonly resource: string;
  /** Days looked back on. */
  readonly days: number;
  /** Hours worked in them, and hours that its units had by their calendar. */
  readonly used: number;
  readonly available: number;
  /** Bookings in them. */
  readonly bookings: number;
  /** The schedule of as many days, ascending; empty where the workbook holds none. */
  readonly ahead: readonly PlannedLoad[];
}

const FULL = 0.95;
const HARDLY_USED = 0.3;

/** Of used ÷ available, or required ÷ available, hours of a resource in a period. */
export function loadVerdict(share: number): LoadVerdict {
  if (share > FULL) return "Overloaded";
  return share < HARDLY_USED ? "Idle" : "Balanced";
}

/** No tests: hours are counted. The fuller of what was and what is planned gives the verdict. */
export function loadFindings(records: readonly LoadRecord[]): Finding[] {
  const turns = constraintsAhead(records);
  return records.map((record) => {
    const { resource, used, available, bookings, ahead } = record;
    const observed = available > 0 && bookings >= FEWEST ? used / available : undefined;
    const planned = shareOf(ahead);
    const known = [observed, planned].filter((share) => share !== undefined);
    return {
      kind: "Load",
      subject: { ...NOWHERE, resource },
      verdict: known.length === 0 ? "Unproven" : loadVerdict(Math.max(...known)),
      planned,
      n: bookings,
      observed,
      low: undefined,
      high: undefined,
      suggested: undefined,
      since: undefined,
      cause: "",
      more: observed === undefined && bookings < FEWEST ? FEWEST - bookings : undefined,
      evidence: words(record, planned, turns.get(resource) ?? []),
    };
  });
}

function shareOf(ahead: readonly PlannedLoad[]): number | undefined {
  const sum = (of: (load: PlannedLoad) => number) =>
    ahead.reduce((total, load) => total + of(load), 0);
  const available = sum((load) => load.available);
  return available > 0 ? sum((load) => load.required) / available : undefined;
}

/** From when on a resource is the constraint; until undefined: to the end of the schedule. */
interface Turn {
  readonly resource: string;
  readonly from: Moment;
  readonly until: Moment | undefined;
}

/** By resource: the weeks in which it is the fullest of all in the schedule. Equally full ones: the first. */
function constraintsAhead(records: readonly LoadRecord[]): Map<string, Turn[]> {
  const fullest = new Map<Moment, { readonly resource: string; readonly share: number }>();
  for (const { resource, ahead } of records)
    for (const [from, ofWeek] of byWeek(ahead)) {
      const share = shareOf(ofWeek) ?? 0;
      if (share > (fullest.get(from)?.share ?? 0)) fullest.set(from, { resource, share });
    }
  const periods = [...fullest].sort(([a], [b]) => a - b);
  const changes = periods.filter(
    ([, { resource }], i) => periods[i - 1]?.[1].resource !== resource,
  );
  const turns = new Map<string, Turn[]>();
  for (const [i, [from, { resource }]] of changes.entries())
    turns.set(resource, [
      ...(turns.get(resource) ?? []),
      { resource, from, until: changes[i + 1]?.[0] },
    ]);
  return turns;
}

function byWeek(ahead: readonly PlannedLoad[]): Map<Moment, PlannedLoad[]> {
  const weeks = new Map<Moment, PlannedLoad[]>();
  for (const load of ahead) {
    const monday = startOfDay(load.from) - weekday(load.from) * DAY;
    weeks.set(monday, [...(weeks.get(monday) ?? []), load]);
  }
  return weeks;
}

const MOST_TURNS = 3;

function words(record: LoadRecord, planned: number | undefined, turns: readonly Turn[]): string {
  const { days, used, available, ahead } = record;
  const within = days === 1 ? "On one day" : `In ${days} days`;
  const seen =
    available > 0
      ? `${within} ${say(used)} of ${say(available)} h were worked (${sayShare(used / available)}).`
      : `${within} it had no hours by its calendar.`;
  const plan =
    planned === undefined
      ? "No schedule says how full it will be."
      : `The schedule fills ${sayShare(planned)} from ${sayDay(ahead[0]!.from)} on.`;
  const when = turns
    .slice(0, MOST_TURNS)
    .map(({ from, until }) =>
      until === undefined ? `from ${sayDay(from)} on` : `from ${sayDay(from)} to ${sayDay(until)}`,
    );
  const more = turns.length > MOST_TURNS ? `, and ${turns.length - MOST_TURNS} more times` : "";
  const constraint = turns.length === 0 ? "" : ` It is the constraint ${when.join(", ")}${more}.`;
  return `${seen} ${plan}${constraint}`;
}
