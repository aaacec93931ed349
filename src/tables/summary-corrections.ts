import { NOT_MEASURED } from "./not-measured";
import type { Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import { CORRECTIONS } from "../sheets/written-summary";
import type { ContentValue } from "../workbook/sheet-content";
import { linkedPlace, rounded } from "./assumptions-table";
import type { PlanEffect } from "./plan-figures";
import type { Reality } from "./reality";
import { sayAssumption } from "./say-assumption";
import { sayMany, sayNumber } from "./say-time";
import { emptyRow } from "./sheet-parts";
import type { ContentRow } from "./written-content";

type Row = ContentRow<typeof CORRECTIONS>;

/** So many stand on the page. */
const MOST = 5;

/** What the page says about correcting. */
export interface Corrections {
  readonly rows: readonly Row[];
  /** What is to be said of the corrections that are not among the rows; undefined: there are none. */
  readonly others: string | undefined;
}

/**
 * The corrections that change the plan most. Those that change nothing that the page shows, or no
 * more than another search would, are only counted.
 */
export function correctionRows(
  reality: Reality | undefined,
  tested: number,
  placeOf: BookRecords["placeOf"],
): Corrections {
  const effects = [...(reality?.effects ?? [])];
  const that = effects.filter(([, effect]) => changes(effect));
  if (that.length === 0) {
    const text = effects.length === 0 ? nothing(tested) : noneOf(effects.length);
    return { rows: [emptyRow(CORRECTIONS, "what", text)], others: undefined };
  }
  that.sort(([, a], [, b]) => compared(a, b));
  const shown = that.slice(0, MOST);
  return {
    rows: shown.map(([finding, effect]) => rowOf(finding, effect, placeOf)),
    others: sayOthers(that.length - shown.length, effects.length - that.length),
  };
}

/** As shown: late days to a tenth, units and money whole. */
const days = ({ lateDays }: PlanEffect) => Math.round(Math.abs(lateDays) * 10);

function changes(effect: PlanEffect): boolean {
  const { withinNoise, units, money = 0 } = effect;
  return !withinNoise && (days(effect) > 0 || [units, money].some((n) => Math.round(n) !== 0));
}

/** By late days as they are shown, then by money. */
function compared(a: PlanEffect, b: PlanEffect): number {
  return days(b) - days(a) || Math.abs(b.money ?? 0) - Math.abs(a.money ?? 0);
}

const nothing = (tested: number) =>
  tested === 0
    ? "Nothing is recorded yet that assumptions could be tested by."
    : "No assumption is shown to be wrong.";

function noneOf(tried: number): string {
  const who = tried === 1 ? "The one correction" : `None of the ${tried} corrections`;
  const does = tried === 1 ? "does not change" : "changes";
  return `${who} that could be made ${does} late days, units on time or money noticeably.`;
}

function sayOthers(less: number, none: number): string | undefined {
  if (less > 0) return "The others that were tried change less; see Assumptions.";
  if (none === 0) return undefined;
  const others = none === 1 ? "the other one" : `the other ${none}`;
  const change = none === 1 ? "changes" : "change";
  return `Nothing else matters: ${others} that ${none === 1 ? "was" : "were"} tried ${change} late days, units on time and money not at all, or no more than another search would.`;
}

function rowOf(finding: Finding, effect: PlanEffect, placeOf: BookRecords["placeOf"]): Row {
  const { verdict, planned, observed, n } = finding;
  const { lateDays, units, money } = effect;
  return {
    what: sayAssumption(finding),
    verdict,
    cell: linkedPlace(placeOf(finding.kind, finding.subject)),
    planned: figureOf(finding, planned),
    really: figureOf(finding, observed),
    jobs: n,
    lateDays,
    units,
    money: money ?? NOT_MEASURED,
  };
}

function figureOf({ kind }: Finding, value: number | undefined): ContentValue {
  if (value === undefined) return null;
  if (kind === "Yield" || kind === "Uptime") return `${sayNumber(value * 100, 1)} %`;
  return kind === "Lead time" ? sayMany(value, 1, "day") : rounded(value);
}
