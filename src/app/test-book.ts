import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import { type BookRecords, recordsOfBook } from "../checks/records-of-book";
import { LOAD } from "../sheets/written-plan";
import { assumptionsSheet, isOff } from "../tables/assumptions-table";
import { existingTable } from "../tables/existing-table";
import { goAndSeeSheets } from "../tables/go-and-see-table";
import { plannedLoads } from "../tables/planned-loads";
import type { Plan } from "../tables/plan-result";
import type { Reality } from "../tables/reality";
import { type FloorTimings, floorTimings, withTimings } from "../tables/timings";
import type { SheetContent } from "../workbook/sheet-content";
import type { AllRows } from "../workbook/sheet-rows";
import type { FloorReading } from "./read-floor";
import { type Bench, weighFindings } from "./weigh-findings";
import { rebuiltPlan } from "./what-helps";

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
  const timings = floorTimings(existing, reading.rows.Standards);
  const rows = withTimings(reading.rows, timings);
  const { records, placeOf } = recordsOfBook(rows, record, {
    loads: plannedLoads(existingTable(existing, LOAD)),
    achievedDays: settings.achievedDays,
  });
  const findings = checkAssumptions(records, {
    now: record.until,
    confidence: settings.confidence,
    serviceLevel: settings.serviceLevel,
    reviewDays: settings.reviewDays,
  });
  return { findings, placeOf, rows, timings };
}

/** The plan that stands, and what the findings do to it. */
export interface WeighedBook {
  readonly plan: Plan | undefined;
  /** Undefined where nothing is off, there is no plan, or it was stopped. */
  readonly reality: Reality | undefined;
}

/** `planAnyway`: the plan is wanted also where nothing is off. */
export async function weighBook(
  tested: TestedBook,
  bench: Bench,
  planAnyway = false,
): Promise<WeighedBook> {
  const { inputs, host, options, solver, clock } = bench;
  const weighs = options.weigh !== false && tested.findings.some(isOff);
  const plan =
    weighs || planAnyway ? await rebuiltPlan(inputs, host, options, solver, clock) : undefined;
  if (!plan || !weighs || options.watch?.stopped?.()) return { plan, reality: undefined };
  return { plan, reality: await weighFindings(plan, tested, bench) };
}

/** The sheets Assumptions and Go and see, with what goes with them. */
export function checkSheets(
  { inputs: { sheetContext, settings }, record: { until } }: FloorReading,
  tested: TestedBook,
  reality: Reality | undefined,
): readonly SheetContent[] {
  const { findings, placeOf } = tested;
  const effectOf = (finding: Finding) => reality?.effects.get(finding)?.lateDays;
  const now = Math.max(until, settings.planStart ?? until);
  return [
    assumptionsSheet(findings, { placeOf, until, reality }, sheetContext),
    ...goAndSeeSheets({ ...tested, now, effectOf }, sheetContext),
  ];
}
