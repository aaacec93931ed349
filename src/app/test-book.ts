import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import { type BookRecords, recordsOfBook } from "../checks/records-of-book";
import { assumptionsSheet, isOff } from "../tables/assumptions-table";
import { goAndSeeSheets } from "../tables/go-and-see-table";
import type { Reality } from "../tables/reality";
import { type FloorTimings, floorTimings, withTimings } from "../tables/timings";
import type { SheetContent } from "../workbook/sheet-content";
import type { AllRows } from "../workbook/sheet-rows";
import type { FloorReading } from "./read-floor";
import { type Bench, weighFindings } from "./weigh-findings";

/** A workbook's assumptions, tested. */
export interface TestedBook {
  readonly findings: readonly Finding[];
  readonly placeOf: BookRecords["placeOf"];
  /** With the timings among the Observations. */
  readonly rows: AllRows;
  readonly timings: FloorTimings;
}

/** A book without a floor's record still has receipts: it is judged as of Plan start. */
export function testBook({ inputs, record }: FloorReading): TestedBook {
  const { reading, settings, existing } = inputs;
  const timings = floorTimings(existing);
  const rows = withTimings(reading.rows, timings);
  const { records, placeOf } = recordsOfBook(rows, record);
  const findings = checkAssumptions(records, {
    now: record.until,
    confidence: settings.confidence,
    serviceLevel: settings.serviceLevel,
    reviewDays: settings.reviewDays,
  });
  return { findings, placeOf, rows, timings };
}

/** What the findings do to the plan; undefined where nothing is off, or no plan is to be made for it. */
export async function realityOf(tested: TestedBook, bench: Bench): Promise<Reality | undefined> {
  return bench.options.weigh !== false && tested.findings.some(isOff)
    ? weighFindings(tested, bench)
    : undefined;
}

/** The sheets Assumptions and Go and see, with what goes with them. */
export function checkSheets(
  { inputs: { sheetContext }, record }: FloorReading,
  tested: TestedBook,
  reality: Reality | undefined,
): readonly SheetContent[] {
  const { findings, placeOf } = tested;
  const effectOf = (finding: Finding) => reality?.effects.get(finding)?.lateDays;
  return [
    assumptionsSheet(findings, { placeOf, until: record.until, reality }, sheetContext),
    ...goAndSeeSheets({ ...tested, now: record.until, effectOf }, sheetContext),
  ];
}
