import { KPIS } from "../variance/kpis";
import type { Metric } from "./objective-picture";
import { type MetricDefinition, measured, notMeasured } from "./metric";
import { leadTime, onTime, worth } from "./order-measures";
import type { ScopeKind } from "./scope";
import {
  attainment,
  changeoverHours,
  keyFigure,
  oee,
  productivity,
  throughput,
  workInProgress,
} from "./work-measures";

type Definition = Omit<MetricDefinition, "metric">;

/** What an order, a piece of work, and a machine can be counted by. */
const ORDERS: readonly ScopeKind[] = ["product", "group", "customer"];
const WORK: readonly ScopeKind[] = [...ORDERS, "resource"];
const MACHINES: readonly ScopeKind[] = ["resource"];

const SHARE = {
  direction: "Up",
  format: "share",
  decimals: 1,
  unit: () => "",
  window: "level",
} as const;

const amount = (unit: string, decimals: number) =>
  ({ format: "amount", decimals, unit: () => unit, window: "level" }) as const;

/** What orders have brought together. */
const EARNED = {
  ...amount("", 0),
  window: "total",
  direction: "Up",
  headline: "assumed",
  counts: "orders",
  fits: ORDERS,
} as const;

const PLUMBLINE = "Plumbline's own";
const ORDERS_FINISHED =
  "Orders: Shipped, else the end of the last step in the record, and Ship days";
const ORDERS_SCHEDULED = "the same, where an open order is finished when the schedule says so";
const LATELY = "what was achieved lately; a schedule only repeats what it was told";

const missing = (what: string): Definition => ({
  ...amount("", 2),
  direction: "Down",
  headline: "reality",
  counts: "work",
  fits: WORK,
  measure: () => notMeasured(what),
  formula: "not measured yet",
  achieved: "not measured",
  projected: "not measured",
  source: "–",
});

const NOT_YET = "Plumbline does not measure this yet; give it as Own, from cells of the workbook.";

/** Every metric of an objective, once. */
const DEFINITIONS: Readonly<Record<Metric, Definition>> = {
  "On-time": {
    ...SHARE,
    headline: "assumed",
    counts: "orders",
    fits: ORDERS,
    measure: (facts) => onTime(facts, false),
    formula:
      "orders finished by First promised (else Due) ÷ orders promised for the window; what is still open is a miss; planned orders and quotes do not count",
    achieved: ORDERS_FINISHED,
    projected: ORDERS_SCHEDULED,
    source: PLUMBLINE,
  },
  OTIF: {
    ...SHARE,
    headline: "assumed",
    counts: "orders",
    fits: ORDERS,
    measure: (facts) => onTime(facts, true),
    formula:
      "as On-time, where the order also went out in full: Shipped quantity, else the good units of the last step, reach its Quantity",
    achieved: ORDERS_FINISHED,
    projected: ORDERS_SCHEDULED,
    source: PLUMBLINE,
  },
  Throughput: {
    ...amount("", 0),
    unit: (inUnits) => (inUnits ? "good units a week" : "standard hours a week"),
    direction: "Up",
    headline: "assumed",
    counts: "work",
    fits: WORK,
    measure: throughput,
    formula:
      "good units out of the last step where it applies to a product or a group, else standard hours made (good × minutes per good unit ÷ 60), each ÷ weeks of the window",
    achieved: "bookings, with their share in the window",
    projected: "operations of the schedule, planned orders too, with their share in the window",
    source: PLUMBLINE,
  },
  "Lead time": {
    ...amount("days", 1),
    direction: "Down",
    headline: "assumed",
    counts: "orders",
    fits: ORDERS,
    measure: leadTime,
    formula: "mean of the days from Release to finish, of the orders finished in the window",
    achieved: "Orders: Shipped, else the end of the last step in the record",
    projected: ORDERS_SCHEDULED,
    source: PLUMBLINE,
  },
  Yield: {
    ...SHARE,
    headline: "reality",
    counts: "work",
    fits: WORK,
    measure: (facts) => keyFigure(facts, "quality"),
    formula: KPIS.quality.formula,
    achieved: "bookings: Good and Scrap",
    projected: LATELY,
    source: KPIS.quality.source,
  },
  Productivity: {
    ...SHARE,
    headline: "reality",
    counts: "work",
    fits: WORK,
    measure: productivity,
    formula: "standard hours made ÷ hours paid, of the work that Crew h is known of",
    achieved: "bookings: Good by the standards, and Crew h",
    projected: LATELY,
    source: PLUMBLINE,
  },
  Utilisation: {
    ...SHARE,
    headline: "assumed",
    counts: "work",
    fits: MACHINES,
    measure: (facts) => keyFigure(facts, "utilisation"),
    formula: KPIS.utilisation.formula,
    achieved: "bookings: time really run ÷ time booked, stops and setup included",
    projected: "operations of the schedule: run time × Uptime ÷ time that they take",
    source: KPIS.utilisation.source,
  },
  OEE: {
    ...SHARE,
    headline: "reality",
    counts: "work",
    fits: MACHINES,
    measure: oee,
    formula: "availability × performance × quality, each as a ratio of sums",
    achieved:
      "bookings, against the calendar less planned stops; no pools, nothing without a limit",
    projected: LATELY,
    source: "ISO 22400-2:2014, OEE index",
  },
  "Cost per unit": missing(NOT_YET),
  "Schedule attainment": {
    ...SHARE,
    headline: "reality",
    counts: "work",
    fits: WORK,
    measure: attainment,
    formula: "Σ min(made, planned) ÷ Σ planned, in standard hours, per operation and shift",
    achieved: "bookings against the committed plan of each week",
    projected: LATELY,
    source: PLUMBLINE,
  },
  WIP: {
    ...amount("standard hours", 0),
    direction: "Down",
    headline: "assumed",
    counts: "work",
    fits: WORK,
    measure: workInProgress,
    formula:
      "standard hours made in orders that are begun and not finished, as their mean over the window",
    achieved: "bookings of orders that Orders has",
    projected: "the same, and operations of the schedule from when they end",
    source: PLUMBLINE,
  },
  "Changeover hours": {
    ...amount("hours a week", 1),
    direction: "Down",
    headline: "assumed",
    counts: "work",
    fits: WORK,
    measure: changeoverHours,
    formula: "Σ setup time ÷ weeks of the window",
    achieved: "bookings: Setup min",
    projected: "setups of the schedule",
    source: PLUMBLINE,
  },
  Sales: {
    ...EARNED,
    measure: (facts) => worth(facts, ({ value }) => value, "Value"),
    formula: "Σ Value (else Quantity × Price) of the orders finished since Start",
    achieved: "Orders: Shipped, else the end of the last step in the record",
    projected: ORDERS_SCHEDULED,
    source: PLUMBLINE,
  },
  Contribution: {
    ...EARNED,
    measure: (facts) => worth(facts, ({ contribution }) => contribution, "Value or Material cost"),
    formula: "Σ (Value − Quantity × Material cost) of the orders finished since Start",
    achieved:
      "Orders: Shipped, else the end of the last step in the record; Products: Material cost",
    projected: ORDERS_SCHEDULED,
    source: PLUMBLINE,
  },
  "Stock value": missing(NOT_YET),
  "Stock days": missing(NOT_YET),
  "Overtime cost": missing(NOT_YET),
  Own: {
    ...amount("", 2),
    direction: undefined,
    headline: "assumed",
    counts: "own",
    fits: [],
    measure: ({ ownCell }) => {
      const value = ownCell();
      return value === undefined
        ? notMeasured("Its cell names no number in this workbook.")
        : measured(value);
    },
    formula: "a figure of your own",
    achieved: "the cell in Achieved cell",
    projected: "the cell in Projected cell",
    source: "the workbook",
  },
};

export function definitionOf(metric: Metric): MetricDefinition {
  return { metric, ...DEFINITIONS[metric] };
}

/** In the order of the sheet Objectives. */
export const METRIC_DEFINITIONS: readonly MetricDefinition[] = (
  Object.keys(DEFINITIONS) as Metric[]
).map(definitionOf);
