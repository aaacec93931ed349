import { groupBy } from "../kernel/groups";
import { FEWEST, type Finding, type Verdict } from "../checks/finding";
import { HOUR, MINUTE, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { SCHEDULE } from "../sheets/written-plan";
import { type ExistingTable, existingRows, momentOf, textOf } from "./existing-table";

/** An operation of the written schedule that is still ahead, or runs. */
export interface RunAhead {
  readonly order: string;
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  /** When its run begins. */
  readonly start: Moment;
  readonly end: Moment;
  /** Working hours of running. */
  readonly hours: number;
}

/** What the Schedule says of the time from `now` on, by start. */
export function runsAhead(table: ExistingTable, now: Moment): readonly RunAhead[] {
  return existingRows(table, SCHEDULE)
    .flatMap(({ values }) => {
      const text = (key: keyof typeof SCHEDULE.columns) => textOf(values.get(key));
      const start = momentOf(values.get("runStart"), table);
      const end = momentOf(values.get("end"), table);
      const minutes = values.get("runMin");
      if (text("status") === "Done" || start === undefined || end === undefined || end <= now)
        return [];
      const [order, line] = [text("order"), text("line")];
      return [
        {
          order: line === "" ? order : `${order} line ${line}`,
          ...{ product: text("product"), step: text("step"), resource: text("resource") },
          ...{ start, end, hours: typeof minutes === "number" ? (minutes * MINUTE) / HOUR : 0 },
        },
      ];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A standard that is worth being timed. */
export interface PlaceToSee {
  readonly finding: Finding;
  /** The next run by this standard: one that begins ahead, else the one that runs. */
  readonly next: RunAhead | undefined;
  /** How many jobs to time. */
  readonly jobs: number;
}

const PLACES = 5;
const IN_DOUBT: readonly Verdict[] = ["Unproven", "Copied, not measured", "Too coarse"];

/**
 * The places where effect × doubt is largest, one for each resource first. Only rates are timed.
 *
 * @param runs undefined: the workbook has no schedule, and doubt alone counts
 * @param effectOf what a change of the assumption moves, in one unit for all, sign ignored; undefined where that is
 *   not known: there the hours planned by the standard stand for it, behind all that have an effect
 */
export function placesToSee(
  findings: readonly Finding[],
  runs: readonly RunAhead[] | undefined,
  now: Moment,
  effectOf: (finding: Finding) => number | undefined = () => undefined,
): readonly PlaceToSee[] {
  const byStandard = groupBy(runs ?? [], standardKey);
  const candidates = findings
    .filter(({ kind, verdict }) => kind === "Rate" && IN_DOUBT.includes(verdict))
    .map((finding) => {
      const ahead = byStandard.get(standardKey(finding.subject)) ?? [];
      const hours = runs ? ahead.reduce((sum, run) => sum + run.hours, 0) : 1;
      const doubt = doubtOf(finding);
      return {
        ...{ finding, jobs: jobsToWatch(finding) },
        next: ahead.find((run) => run.start >= now) ?? ahead[0],
        effect: Math.abs(effectOf(finding) ?? 0) * doubt,
        atStake: hours * doubt,
      };
    })
    .filter(({ effect, atStake }) => effect > 0 || atStake > 0)
    .sort((a, b) => b.effect - a.effect || b.atStake - a.atStake);
  const firsts = firstOfEach(candidates, ({ finding }) => comparableKey(finding.subject.resource));
  const others = candidates.filter((one) => !firsts.includes(one));
  const chosen = [...firsts, ...others].slice(0, PLACES);
  return candidates.filter((one) => chosen.includes(one));
}

function standardKey({ product, step, resource }: Pick<RunAhead, "product" | "step" | "resource">) {
  return [product, step, resource].map(comparableKey).join("\u0001");
}

/** Width of what the record allows, as a share of the plan; 1 where it allows anything. */
function doubtOf({ verdict, low, high, planned }: Finding): number {
  if (verdict !== "Unproven" || low === undefined || high === undefined || !planned) return 1;
  return Math.min(1, Math.abs((high - low) / planned));
}

/** So many as would decide it, at most as many timings as stand for themselves. */
function jobsToWatch({ verdict, more }: Finding): number {
  return verdict === "Unproven" ? Math.max(1, Math.min(FEWEST, more ?? FEWEST)) : FEWEST;
}

function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const taken = new Set<string>();
  return all.filter((one) => {
    const key = keyOf(one);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}
