import { any, choice, defineSheet, key, moment, number, reference, text } from "./define-sheet";
import { NOT_NEGATIVE } from "./ranges";

export const METRICS = [
  "On-time",
  "OTIF",
  "Throughput",
  "Lead time",
  "Yield",
  "Productivity",
  "Utilisation",
  "OEE",
  "Cost per unit",
  "Schedule attainment",
  "WIP",
  "Changeover hours",
  "Sales",
  "Contribution",
  "Stock value",
  "Stock days",
  "Overtime cost",
  "Own",
] as const;

export const OBJECTIVES = defineSheet({
  name: "Objectives",
  otherNames: [],
  purpose: "One row for each objective of the company, with its metric and target.",
  key: ["objective"],
  columns: {
    objective: key({ header: "Objective", required: true }),
    name: text({ header: "Name", common: true }),
    metric: choice(METRICS, { header: "Metric", required: true }),
    direction: choice(["Up", "Down"], { header: "Direction" }),
    baseline: number({}, { header: "Baseline", common: true }),
    target: number({}, { header: "Target", required: true }),
    start: moment("start", { header: "Start", common: true }),
    due: moment("end", { header: "Due", common: true }),
    owner: text({ header: "Owner", common: true }),
    weight: number(NOT_NEGATIVE, { header: "Weight", default: 1 }),
    parent: reference(["Objectives"], { header: "Parent" }),
    parentBy: choice(["Sum", "Weighted", "None"], { header: "Parent by" }),
    appliesTo: text({ header: "Applies to" }),
    achievedCell: text({ header: "Achieved cell" }),
    projectedCell: text({ header: "Projected cell" }),
  },
});

export const MILESTONES = defineSheet({
  name: "Milestones",
  otherNames: [],
  purpose: "One row for each step on the way to an objective's target.",
  key: ["objective", "date"],
  columns: {
    objective: reference(["Objectives"], { header: "Objective", required: true }),
    date: moment("end", { header: "Date", required: true }),
    target: number({}, { header: "Target", required: true }),
  },
});

export const ACTIONS = defineSheet({
  name: "Actions",
  otherNames: [],
  purpose: "One row for each action that somebody took on, and the cell that it changes.",
  key: ["action"],
  columns: {
    action: key({ header: "Action", required: true }),
    from: text({ header: "From" }),
    objective: reference(["Objectives"], { header: "Objective" }),
    whatChanges: text({ header: "What changes" }),
    fromValue: any({ header: "From value" }),
    toValue: any({ header: "To value" }),
    effectiveFrom: moment("start", { header: "Effective from" }),
    owner: text({ header: "Owner" }),
    due: moment("end", { header: "Due" }),
    status: text({ header: "Status" }),
    expectedEffect: text({ header: "Expected effect" }),
  },
});

export const SETTINGS_SHEET = defineSheet({
  name: "Settings",
  otherNames: [],
  purpose: "One row for each setting of the plan.",
  key: ["setting"],
  columns: {
    setting: key({ header: "Setting", required: true }),
    value: any({ header: "Value", common: true }),
  },
});
