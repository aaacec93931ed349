import {
  choice,
  defineSheet,
  duration,
  key,
  moment,
  number,
  reference,
  text,
  yesNo,
} from "./define-sheet";
import { NOT_NEGATIVE } from "./ranges";

export const PROGRESS = defineSheet({
  name: "Progress",
  otherNames: [],
  purpose: "One row for each order and step of which only the state is known.",
  key: ["order", "line", "step"],
  columns: {
    order: reference(["Orders"], { header: "Order", required: true }),
    line: key({ header: "Line" }),
    step: key({ header: "Step", required: true }),
    good: number(NOT_NEGATIVE, { header: "Good", common: true }),
    scrap: number(NOT_NEGATIVE, { header: "Scrap", common: true }),
    status: choice(["Not started", "Running", "Done"], { header: "Status", common: true }),
    resource: reference(["Capacities"], { header: "Resource", common: true }),
  },
});

export const ACTUALS = defineSheet({
  name: "Actuals",
  otherNames: [],
  purpose: "One row for each stretch of work that the floor booked.",
  key: [],
  columns: {
    order: key({ header: "Order", required: true }),
    line: key({ header: "Line" }),
    step: key({ header: "Step", required: true }),
    resource: reference(["Capacities"], { header: "Resource", common: true }),
    start: moment("start", { header: "Start", required: true }),
    end: moment("end", { header: "End", common: true }),
    good: number(NOT_NEGATIVE, { header: "Good", required: true }),
    scrap: number(NOT_NEGATIVE, { header: "Scrap", default: 0, common: true }),
    downMin: duration("min", NOT_NEGATIVE, { header: "Down min", default: 0, common: true }),
    setupMin: duration("min", NOT_NEGATIVE, { header: "Setup min", common: true }),
    reason: text({ header: "Reason", common: true }),
    crewHours: duration("h", NOT_NEGATIVE, { header: "Crew h" }),
    comment: text({ header: "Comment" }),
  },
});

export const STOPS = defineSheet({
  name: "Stops",
  otherNames: [],
  purpose: "One row for each time that a resource stood still.",
  key: [],
  columns: {
    resource: reference(["Capacities"], { header: "Resource", required: true }),
    from: moment("start", { header: "From", required: true }),
    to: moment("end", { header: "To", common: true }),
    minutes: duration("min", NOT_NEGATIVE, { header: "Minutes", common: true }),
    reason: text({ header: "Reason", common: true }),
    order: key({ header: "Order" }),
    comment: text({ header: "Comment" }),
  },
});

/** The loss columns of Variance that a reason can count as. */
export const LOSSES = [
  "Late start",
  "Waiting for step",
  "Waiting for material",
  "Waiting for crew",
  "Downtime",
  "Setup",
  "Stops",
  "Early end",
  "Extra time",
  "Speed",
  "Yield",
] as const;

export const REASONS = defineSheet({
  name: "Reasons",
  otherNames: [],
  purpose: "One row for each reason that the floor books, and the loss that it counts as.",
  key: ["reason"],
  columns: {
    reason: key({ header: "Reason", required: true }),
    countsAs: choice(LOSSES, { header: "Counts as", required: true }),
    planned: yesNo({ header: "Planned", default: false }),
    owner: text({ header: "Owner" }),
  },
});

export const CONSUMPTION = defineSheet({
  name: "Consumption",
  otherNames: [],
  purpose: "One row for each material that an order really took.",
  key: [],
  columns: {
    order: key({ header: "Order", required: true }),
    line: key({ header: "Line" }),
    material: reference(["Supply", "Materials"], { header: "Material", required: true }),
    quantity: number({}, { header: "Quantity", required: true }),
  },
});

export const COSTS = defineSheet({
  name: "Costs",
  otherNames: [],
  purpose: "One row for each period, resource and kind of overhead cost.",
  key: ["period", "resource", "kind"],
  columns: {
    period: moment("start", { header: "Period", required: true }),
    resource: reference(["Capacities"], { header: "Resource" }),
    kind: choice(["Fixed", "Variable"], { header: "Kind", default: "Fixed" }),
    budget: number({}, { header: "Budget" }),
    actual: number({}, { header: "Actual" }),
  },
});

export const OBSERVATIONS = defineSheet({
  name: "Observations",
  otherNames: [],
  purpose: "One row for each timing that somebody took on the floor.",
  key: [],
  columns: {
    date: moment("start", { header: "Date", required: true }),
    resource: reference(["Capacities"], { header: "Resource", required: true }),
    product: reference(["Products", "Standards"], { header: "Product" }),
    step: key({ header: "Step" }),
    observer: text({ header: "Observer" }),
    from: moment("start", { header: "From", required: true }),
    to: moment("end", { header: "To", required: true }),
    what: text({ header: "What" }),
    units: number(NOT_NEGATIVE, { header: "Units" }),
  },
});
