import type { Moment } from "../kernel/moment";
import type { CheckSettings } from "./check-settings";
import { FEWEST, type Finding, NOWHERE, type Verdict } from "./finding";
import { howManyMore, valuesOf } from "./how-many-more";
import { say, sayShare, sayThin, sayUndecided } from "./say-figures";
import { chanceOfAtLeast } from "./statistics/binomial-test";
import { clopperPearson } from "./statistics/clopper-pearson";
import { type Limits, type Trial, steadyTrial } from "./trial";

/** A shift of the calendar that has passed. */
export interface CalendarShift {
  readonly at: Moment;
  /** Its name; may be empty. */
  readonly shift: string;
  /** Working hours by the calendar; above 0. */
  readonly hours: number;
  readonly manned: boolean;
  /** Whether work was waiting for the resource; asked only where it was not manned. */
  readonly waiting: boolean;
  /** Share of its heads that were there; absent: all where it was manned, else none. */
  readonly share?: number;
}

export interface CalendarRecord {
  readonly resource: string;
  readonly shifts: readonly CalendarShift[];
  /** Hours worked outside the calendar in weeks that had any, and the hours of all weeks seen. */
  readonly extraHours: number;
  /** Weeks seen, and those in which 2 % or more was worked on top. */
  readonly weeks: number;
  readonly weeksWithExtra: number;
}

const MARGIN = 0.02;
const CLOSE = 0.9;

interface View {
  readonly counted: readonly CalendarShift[];
  readonly missed: number;
  readonly weeks: number;
  readonly weeksWithExtra: number;
}

/** Are the hours of the calendar really manned? A shift without work waiting proves nothing. */
export function calendarTrial(record: CalendarRecord, settings: CheckSettings): Trial {
  const counted = record.shifts.filter(
    (shift) => shift.hours > 0 && (shift.manned || shift.waiting),
  );
  const view = {
    counted,
    missed: counted.filter((shift) => !shift.manned).length,
    weeks: record.weeks,
    weeksWithExtra: record.weeksWithExtra,
  };
  const { fewer, extra } = testsOf(view);
  const chances = counted.length < FEWEST ? [] : [fewer, extra];
  return steadyTrial(chances, (limits) => judge(record, view, settings, limits));
}

/** p values: that more than 2 % of the shifts are not manned; that most weeks have hours on top. */
function testsOf({ counted, missed, weeks, weeksWithExtra }: View) {
  return {
    fewer: chanceOfAtLeast(missed, counted.length, MARGIN),
    extra: chanceOfAtLeast(weeksWithExtra, weeks, 0.5),
  };
}

function verdictOf(view: View, confidence: number, limit: number): Verdict {
  const n = view.counted.length;
  if (n < FEWEST) return "Unproven";
  const { fewer, extra } = testsOf(view);
  if (fewer <= limit) return "Too tight";
  if (extra <= limit && view.weeks >= FEWEST) return "Too loose";
  const { low } = clopperPearson(n - view.missed, n, confidence);
  return low >= CLOSE && view.missed <= n * MARGIN ? "Holds" : "Unproven";
}

function judge(
  record: CalendarRecord,
  view: View,
  settings: CheckSettings,
  limits: Limits,
): Finding {
  const { counted, missed } = view;
  const n = counted.length;
  const verdict = verdictOf(view, settings.confidence, limits.limit);
  const hours = counted.reduce((sum, shift) => sum + shift.hours, 0);
  const there = ({ manned, share }: CalendarShift) => share ?? Number(manned);
  const manned = counted.reduce((sum, shift) => sum + shift.hours * there(shift), 0);
  const ends = clopperPearson(n - missed, n, settings.confidence);
  const sorted = [...counted].sort((a, b) => Number(a.manned) - Number(b.manned));
  const more =
    verdict === "Unproven" && n >= FEWEST
      ? howManyMore(sorted, (series) => {
          const longer = valuesOf(series);
          const then = {
            counted: longer,
            missed: longer.filter((shift) => !shift.manned).length,
            weeks: Math.round((view.weeks * longer.length) / n),
            weeksWithExtra: Math.round((view.weeksWithExtra * longer.length) / n),
          };
          return verdictOf(then, settings.confidence, limits.reach) !== "Unproven";
        })
      : undefined;
  const finding = {
    kind: "Calendar" as const,
    subject: { ...NOWHERE, resource: record.resource },
    verdict,
    planned: 1,
    n,
    observed: n === 0 ? undefined : (manned + record.extraHours) / hours,
    low: n === 0 ? undefined : ends.low,
    high: n === 0 ? undefined : ends.high,
    suggested: undefined,
    since: undefined,
    cause: "",
    more: n < FEWEST ? FEWEST - n : more,
  };
  return { ...finding, evidence: words(finding, view, record.extraHours) };
}

function words(finding: Omit<Finding, "evidence">, view: View, extraHours: number): string {
  const { counted, missed } = view;
  if (finding.n < FEWEST) return sayThin(finding.n, FEWEST, "shift");
  const seen = `${missed} of ${finding.n} shifts with work waiting were not manned`;
  switch (finding.verdict) {
    case "Too tight":
      return `${seen}${byShift(counted)}: ${sayShare(finding.observed ?? 0)} of the calendar's hours were worked.`;
    case "Too loose":
      return `In ${view.weeksWithExtra} of ${view.weeks} weeks hours were worked outside the calendar, ${say(extraHours)} h in all.`;
    case "Holds":
      return `${seen}.`;
    default:
      return `${seen}. ${sayUndecided(finding.n, finding.more, "shift")}`;
  }
}

/** Which shifts were missed, the most often missed first. */
function byShift(shifts: readonly CalendarShift[]): string {
  const names = [...new Set(shifts.map((shift) => shift.shift))].filter(Boolean);
  const parts = names
    .map((name) => {
      const all = shifts.filter((shift) => shift.shift === name);
      return { name, all: all.length, missed: all.filter((shift) => !shift.manned).length };
    })
    .filter((part) => part.missed > 0)
    .sort((a, b) => b.missed / b.all - a.missed / a.all);
  if (parts.length === 0) return "";
  return ` (${parts.map((part) => `${part.name} ${part.missed} of ${part.all}`).join(", ")})`;
}
