import type { Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import { CORRECTIONS } from "../sheets/written-review";
import type { ContentValue } from "../workbook/sheet-content";
import { linkedPlace, rounded } from "./assumptions-table";
import type { PlanEffect } from "./plan-figures";
import type { Reality } from "./reality";
import { sayAssumption } from "./say-assumption";
import { sayNumber } from "./say-time";
import { emptyRow } from "./sheet-parts";
import type { ContentRow } from "./written-content";

type Row = ContentRow<typeof CORRECTIONS>;

/** So many stand on the page. */
const MOST = 5;

/** The corrections that change the plan most; below them, while there is room, those within the noise. */
export function correctionRows(
  reality: Reality | undefined,
  tested: number,
  placeOf: BookRecords["placeOf"],
): readonly Row[] {
  const effects = [...(reality?.effects ?? [])];
  effects.sort(([, a], [, b]) => compared(a, b));
  if (effects.length === 0) return [emptyRow(CORRECTIONS, "what", nothing(tested))];
  return effects.slice(0, MOST).map(([finding, effect]) => rowOf(finding, effect, placeOf));
}

/** By late days as they are shown, then by money; within the noise last. */
function compared(a: PlanEffect, b: PlanEffect): number {
  const days = ({ withinNoise, lateDays }: PlanEffect) =>
    withinNoise ? -1 : Math.round(Math.abs(lateDays) * 10);
  return days(b) - days(a) || Math.abs(b.money ?? 0) - Math.abs(a.money ?? 0);
}

const nothing = (tested: number) =>
  tested === 0
    ? "Nothing is recorded yet that assumptions could be tested by."
    : "No assumption is shown to be wrong.";

function rowOf(finding: Finding, effect: PlanEffect, placeOf: BookRecords["placeOf"]): Row {
  const { verdict, planned, observed, n } = finding;
  const { withinNoise, lateDays, units, money } = effect;
  return {
    what: sayAssumption(finding),
    verdict,
    cell: linkedPlace(placeOf(finding.kind, finding.subject)),
    planned: figureOf(finding, planned),
    really: figureOf(finding, observed),
    jobs: n,
    lateDays: withinNoise ? "within noise" : lateDays,
    units: withinNoise ? null : units,
    money: withinNoise ? null : (money ?? "not measured"),
  };
}

function figureOf({ kind }: Finding, value: number | undefined): ContentValue {
  if (value === undefined) return null;
  if (kind === "Yield" || kind === "Uptime") return `${sayNumber(value * 100, 1)} %`;
  return kind === "Lead time" ? `${sayNumber(value, 1)} days` : rounded(value);
}
