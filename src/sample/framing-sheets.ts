import { DAY, momentFromCivil, serialFromMoment, startOfDay } from "../kernel/moment";
import type { SheetContent } from "../workbook/sheet-content";
import { COMPANY, PLANT } from "./factory";
import { DATE, DATE_TIME, ownSheet, WHOLE } from "./own-sheet";
import { PLAN_START } from "./sample-factory";

const made = (what: string) => `${COMPANY} · ${PLANT} · ${what}`;
const serial = (year: number, month: number, day: number) =>
  serialFromMoment(momentFromCivil(year, month, day));

const OBJECTIVES = [
  {
    id: "OTD-95",
    name: "95 of 100 orders on time",
    metric: "On-time",
    direction: "Up",
    baseline: 0.88,
    target: 0.95,
    start: serial(2026, 6, 1),
    due: serial(2027, 5, 31),
    owner: "Operations",
    appliesTo: "",
    format: "0%",
  },
  {
    id: "GROW-MF",
    name: "Manifolds: 370 a week",
    metric: "Throughput",
    direction: "Up",
    baseline: 318,
    target: 370,
    start: serial(2026, 6, 1),
    due: serial(2027, 10, 31),
    owner: "Sales",
    appliesTo: "Manifolds",
    format: WHOLE,
  },
  {
    id: "SETUP-30",
    name: "Changeovers below 30 hours a week",
    metric: "Changeover hours",
    direction: "Down",
    baseline: 39,
    target: 30,
    start: serial(2026, 9, 1),
    due: serial(2027, 8, 31),
    owner: "Production",
    appliesTo: "",
    format: "0",
  },
] as const;

export function objectivesSheet(): SheetContent {
  return ownSheet({
    name: "Objectives",
    title: "Objectives 2026/27",
    subtitle: `${COMPANY} · approved by the board in May`,
    rows: OBJECTIVES,
    columns: [
      { header: "Objective", width: 12, value: (o) => o.id },
      { header: "Name", width: 36, value: (o) => o.name },
      { header: "Metric", width: 18, value: (o) => o.metric },
      { header: "Direction", width: 10, value: (o) => o.direction },
      { header: "Baseline", width: 10, format: (o) => o.format, value: (o) => o.baseline },
      { header: "Target", width: 10, format: (o) => o.format, value: (o) => o.target },
      { header: "Start", width: 12, format: DATE, value: (o) => o.start },
      { header: "Due", width: 12, format: DATE, value: (o) => o.due },
      { header: "Owner", width: 14, value: (o) => o.owner },
      { header: "Applies to", width: 13, value: (o) => o.appliesTo },
    ],
  });
}

const MILESTONES = [
  ["OTD-95", serial(2026, 8, 31), 0.89],
  ["OTD-95", serial(2026, 11, 30), 0.91],
  ["OTD-95", serial(2027, 2, 28), 0.93],
  ["OTD-95", serial(2027, 5, 31), 0.95],
] as const;

export function milestonesSheet(): SheetContent {
  return ownSheet({
    name: "Milestones",
    title: "Milestones",
    subtitle: `${COMPANY} · steps on the way`,
    rows: MILESTONES,
    columns: [
      { header: "Objective", width: 12, value: (m) => m[0] },
      { header: "Date", width: 12, format: DATE, value: (m) => m[1] },
      { header: "Target", width: 10, format: "0%", value: (m) => m[2] },
    ],
  });
}

const REASONS = [
  ["Tool change", "Stops", "Yes", "Production"],
  ["Chip jam", "Downtime", "No", "Production"],
  ["Waiting for setter", "Waiting for crew", "No", "Production"],
  ["Gauge check", "Stops", "Yes", "Quality"],
  ["Sensor fault", "Downtime", "No", "Maintenance"],
  ["Breakdown mechanical", "Downtime", "No", "Maintenance"],
  ["Breakdown electrical", "Downtime", "No", "Maintenance"],
  ["Coolant leak", "Downtime", "No", "Maintenance"],
  ["Spindle alarm", "Downtime", "No", "Maintenance"],
  ["No material", "Waiting for material", "No", "Purchasing"],
] as const;

export function reasonsSheet(): SheetContent {
  return ownSheet({
    name: "Reasons",
    title: "Reasons at the terminals",
    subtitle: made("list of 2025"),
    rows: REASONS,
    columns: [
      { header: "Reason", width: 24, value: (r) => r[0] },
      { header: "Counts as", width: 22, value: (r) => r[1] },
      { header: "Planned", width: 9, value: (r) => r[2] },
      { header: "Owner", width: 14, value: (r) => r[3] },
    ],
  });
}

/** Days from plan start, shift, planned, present. */
const CREWS = [
  [-7, "Early", 7, 7],
  [-7, "Late", 6, 6],
  [-6, "Early", 7, 6],
  [-5, "Late", 6, 6],
  [-4, "Early", 7, 7],
  [-3, "Late", 6, 5],
  [0, "Early", 7, 7],
  [0, "Late", 6, 6],
  [1, "Early", 7, 6],
  [1, "Late", 6, 6],
  [2, "Early", 7, 7],
  [2, "Late", 6, 5],
  [3, "Early", 7, 7],
  [3, "Late", 6, 5],
  [4, "Early", 7, 7],
] as const;

export function crewsSheet(): SheetContent {
  return ownSheet({
    name: "Crews",
    title: "Who is there",
    subtitle: made("attendance list, assembly"),
    rows: CREWS,
    columns: [
      {
        header: "Date",
        width: 12,
        format: DATE,
        value: (c) => serialFromMoment(startOfDay(PLAN_START) + c[0] * DAY),
      },
      { header: "Shift", width: 9, value: (c) => c[1] },
      { header: "Labour", width: 13, value: () => "ASSEMBLERS" },
      { header: "Planned", width: 9, value: (c) => c[2] },
      { header: "Present", width: 9, value: (c) => c[3] },
    ],
  });
}

const SETTINGS: readonly { name: string; value: string | number; format?: string }[] = [
  { name: "Plan start", value: serialFromMoment(PLAN_START), format: DATE_TIME },
  { name: "Horizon days", value: 90 },
  { name: "Bucket", value: "Day" },
  { name: "Target days", value: 2 },
  { name: "Goal", value: "On time" },
  { name: "Priority 1 is", value: "Most urgent" },
  { name: "Freeze hours", value: 24 },
  { name: "Commit", value: "Mon 06:00" },
  { name: "Optional shifts", value: "Never" },
  { name: "Solve seconds", value: 10 },
  { name: "Seed", value: 1 },
];

export function settingsSheet(): SheetContent {
  return ownSheet({
    name: "Settings",
    title: "Planning settings",
    subtitle: made("Monday morning run"),
    rows: SETTINGS,
    columns: [
      { header: "Setting", width: 18, value: (s) => s.name },
      { header: "Value", width: 18, format: (s) => s.format ?? "General", value: (s) => s.value },
    ],
  });
}
