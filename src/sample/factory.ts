/**
 * The sample company: Brackwater Hydronics, an invented maker of brass valves, fittings and
 * manifolds for heating. What stands here is what its workbook says; `true-factory.ts` has what is
 * really so.
 */

export const COMPANY = "Brackwater Hydronics";
export const PLANT = "Plant 2, valves and manifolds";

export interface SampleShift {
  readonly calendar: string;
  readonly shift: string;
  /** Monday first. */
  readonly days: string;
  readonly dayFlags: readonly boolean[];
  /** Hours after midnight; an end at or before the start runs over midnight. */
  readonly start: number;
  readonly end: number;
  /** Hours after midnight. */
  readonly breaks: readonly (readonly [number, number])[];
  readonly units?: number;
  readonly optional?: true;
}

const WORKWEEK = [true, true, true, true, true, false, false];
const SATURDAY = [false, false, false, false, false, true, false];
const EARLY_BREAKS = [
  [9, 9.25],
  [12, 12.25],
] as const;
const LATE_BREAKS = [
  [17, 17.25],
  [20, 20.25],
] as const;
const NIGHT_BREAKS = [[2, 2.5]] as const;

function weekday(calendar: string, shift: "Early" | "Late" | "Night", units?: number): SampleShift {
  const [start, end, breaks] =
    shift === "Early"
      ? [6, 14, EARLY_BREAKS]
      : shift === "Late"
        ? [14, 22, LATE_BREAKS]
        : [22, 6, NIGHT_BREAKS];
  const common = { calendar, shift, days: "Mon-Fri", dayFlags: WORKWEEK, start, end, breaks };
  return units === undefined ? common : { ...common, units };
}

export const SHIFTS: readonly SampleShift[] = [
  weekday("Three shifts", "Early"),
  weekday("Three shifts", "Late"),
  weekday("Three shifts", "Night"),
  weekday("Two shifts", "Early"),
  weekday("Two shifts", "Late"),
  {
    calendar: "Two shifts",
    shift: "Saturday",
    days: "Sat",
    dayFlags: SATURDAY,
    start: 6,
    end: 12,
    breaks: [[9, 9.25]],
    optional: true,
  },
  weekday("Setters", "Early", 2),
  weekday("Setters", "Late", 2),
  weekday("Setters", "Night", 1),
  weekday("Assembly crew", "Early", 7),
  weekday("Assembly crew", "Late", 6),
];

export interface SampleResource {
  readonly id: string;
  readonly group: string;
  readonly units: number;
  readonly calendar: string;
  readonly efficiency: number;
  readonly uptime: number;
  readonly costPerHour?: number;
  readonly overtimeRate?: number;
  readonly pool?: true;
  readonly unlimited?: true;
  readonly location: string;
  readonly remarks: string;
}

/** Money per hour, overtime, and what does not hold for an ordinary machine. */
type Rest = Partial<Omit<SampleResource, "id" | "group" | "calendar" | "uptime">>;

function resource(id: string, group: string, calendar: string, uptime: number, rest: Rest) {
  const ordinary = { units: 1, efficiency: 1, location: "", remarks: "" };
  return { id, group, calendar, uptime, ...ordinary, ...rest } satisfies SampleResource;
}

const A = { location: "Hall A" };
const B = { location: "Hall B" };
const older = "older control, spindle overhaul planned";
const truck = "truck leaves daily, back after two days";

export const RESOURCES: readonly SampleResource[] = [
  resource("SAW-1", "Sawing", "Two shifts", 0.97, { costPerHour: 38, overtimeRate: 49, ...A }),
  resource("LATHE-1", "Turning", "Three shifts", 0.92, {
    ...{ costPerHour: 64, overtimeRate: 82, remarks: "bar feeder up to 52 mm", ...A },
  }),
  resource("LATHE-2", "Turning", "Three shifts", 0.92, {
    ...{ costPerHour: 58, overtimeRate: 75, efficiency: 0.95, remarks: older, ...A },
  }),
  resource("MILL-1", "Milling", "Three shifts", 0.9, {
    ...{ costPerHour: 92, overtimeRate: 118, remarks: "bottleneck since spring", ...A },
  }),
  resource("WASH-1", "Washing", "Two shifts", 0.98, { costPerHour: 31, overtimeRate: 40, ...B }),
  resource("PLATING", "Subcontract", "", 1, {
    unlimited: true,
    location: "outside",
    remarks: truck,
  }),
  resource("ASSY-1", "Assembly", "Two shifts", 0.98, { costPerHour: 45, overtimeRate: 58, ...B }),
  resource("ASSY-2", "Assembly", "Two shifts", 0.98, {
    ...{ costPerHour: 45, overtimeRate: 58, remarks: "manifold jig", ...B },
  }),
  resource("TEST", "Testing", "Two shifts", 0.96, {
    ...{ costPerHour: 40, overtimeRate: 52, units: 2, remarks: "two leak test benches", ...B },
  }),
  resource("SETTERS", "People", "Setters", 1, {
    ...{ costPerHour: 34, overtimeRate: 44, units: 2, pool: true, remarks: "one at night" },
  }),
  resource("ASSEMBLERS", "People", "Assembly crew", 1, {
    ...{ costPerHour: 27, overtimeRate: 35, units: 7, pool: true },
  }),
];

/** Family, minutes: the changeover matrix as the setters wrote it down. */
export const CHANGEOVERS: readonly (readonly [string, string, string, number])[] = [
  ["Turning", "*", "*", 60],
  ["Turning", "T25", "T35", 45],
  ["Turning", "T35", "T25", 45],
  ["Turning", "*", "TX", 90],
  ["Turning", "TX", "*", 90],
  ["MILL-1", "*", "*", 50],
  ["MILL-1", "Body", "Manifold", 85],
  ["MILL-1", "Manifold", "Body", 75],
  ["MILL-1", "Manifold", "Manifold", 30],
  ["Assembly", "*", "*", 25],
  ["Assembly", "*", "Manifold", 40],
];

export const CUSTOMERS: readonly {
  readonly name: string;
  readonly share: number;
  readonly priority: number;
}[] = [
  { name: "Brennick Heating", share: 0.24, priority: 1 },
  { name: "Oldacre Supply", share: 0.18, priority: 2 },
  { name: "Calverfield Wholesale", share: 0.16, priority: 2 },
  { name: "Nordvane Klima", share: 0.14, priority: 1 },
  { name: "Tessaly Hydronik", share: 0.1, priority: 2 },
  { name: "Estuary Homes", share: 0.08, priority: 3 },
  { name: "Greenbank Modular", share: 0.06, priority: 3 },
  { name: "Stock", share: 0.04, priority: 3 },
];
