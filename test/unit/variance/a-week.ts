import { MINUTE } from "../../../src/kernel/moment";
import { type FloorRecord, floorRecord } from "../../../src/record/floor-record";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import { EFFECTS, type Effects } from "../../../src/variance/gap-cells";
import { type GapRow, gapLevels } from "../../../src/variance/gap-levels";
import { type OutputGap, outputGap } from "../../../src/variance/output-gap";
import type { PlannedPart, PlanThatWas } from "../../../src/variance/plan-that-was";
import { aRows, at, hour, type SomeRows, WEEKDAYS } from "../../support/a-plan";

export const WINDOW = { from: at("2026-11-23 06:00"), to: at("2026-11-30 06:00") };

/** M and N work from 06:00 to 22:00 on weekdays in two shifts, O round the clock. */
export const weekShop = (more: SomeRows = {}): SomeRows => ({
  capacities: [
    { resource: "M", calendar: "Day" },
    { resource: "N", calendar: "Day" },
    { resource: "O" },
  ],
  calendars: [
    { calendar: "Day", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) },
    { calendar: "Day", shift: "Late", days: WEEKDAYS, start: hour(14), end: hour(22) },
  ],
  orders: ["A", "B", "C"].map((order) => ({ order, product: "P", quantity: 1000 })),
  standards: ["10", "20"].flatMap((step) =>
    ["M", "N", "O"].map((resource) => ({
      product: "P",
      step,
      resource,
      minPerUnit: 1,
      yield: 0.8,
    })),
  ),
  ...more,
});

export const weekRecord = (more: SomeRows = {}): FloorRecord =>
  floorRecord(aRows(weekShop(more)), DEFAULT_SETTINGS, {
    until: WINDOW.to,
    targets: [],
    known: [],
    from: at("2026-11-16 06:00"),
  });

/** One minute a unit at full efficiency, yield 80 %, no setup: 75 good units earn 75/60/0.8 h. */
export const aPart = (start: string, end: string, more: Partial<PlannedPart> = {}): PlannedPart => {
  const begin = at(start);
  const close = at(end);
  const setup = more.setup ?? 0;
  const run = more.run ?? close - begin - setup;
  const units = more.startQuantity ?? Math.round(run / MINUTE);
  return {
    order: "A",
    line: "",
    product: "P",
    step: "10",
    resource: "M",
    start: begin,
    runStart: begin + setup,
    end: close,
    setup,
    run,
    startQuantity: units,
    goodQuantity: units * 0.8,
    ratePerHour: 60,
    yield: 0.8,
    efficiency: 1,
    uptime: 1,
    ...more,
  };
};

export const aPlanThatWas = (
  parts: readonly PlannedPart[],
  later?: readonly PlannedPart[],
): PlanThatWas => ({
  kind: "committed",
  version: 1,
  planStart: WINDOW.from,
  parts,
  later: later && { planStart: WINDOW.from, parts: later },
});

export type Booked = NonNullable<SomeRows["actuals"]>[number];

export const booked = (start: string, end: string | undefined, more: Booked = {}): Booked => ({
  order: "A",
  step: "10",
  resource: "M",
  start: at(start),
  end: end === undefined ? undefined : at(end),
  good: 0,
  setupMin: 0,
  ...more,
});

export const gapOf = (
  parts: readonly PlannedPart[],
  given: SomeRows,
  later?: readonly PlannedPart[],
): OutputGap => outputGap(aPlanThatWas(parts, later), weekRecord(given), WINDOW);

/** Effects that are not 0, to six digits. */
export function said(effects: Effects): Partial<Record<string, number>> {
  const shown = EFFECTS.filter((effect) => Math.abs(effects[effect]) > 1e-9).map((effect) => [
    effect,
    Math.round(effects[effect] * 1e6) / 1e6,
  ]);
  return Object.fromEntries(shown) as Partial<Record<string, number>>;
}

export const totalOf = (gap: OutputGap): GapRow => gapLevels(gap)[0]!;

export const sumOf = (effects: Effects) =>
  EFFECTS.reduce((sum, effect) => sum + effects[effect], 0);
