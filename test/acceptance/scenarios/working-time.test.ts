/** Rules 2 and 3: durations to the second, and calendars. The plan starts on Monday, 2026-03-02, 06:00, in week 10. */
import { at, clock, percent, type PlainRow } from "../support/plain-book";
import { workFolder } from "../support/run-plumbline";
import { describeScenarios, type Scenario } from "./scenario";

function shift(Calendar: string, Days: string, hours: string, more: PlainRow = {}): PlainRow {
  const [from = "", to = ""] = hours.split("-");
  return { Calendar, Shift: hours, Days, Start: clock(from), End: clock(to), ...more };
}

/** One order of one product with one step at 60 an hour, on a machine of its own. */
function single(
  name: string,
  quantity: number,
  more: {
    order?: PlainRow;
    standard?: PlainRow;
    capacity?: PlainRow;
    calendars?: PlainRow[];
    closures?: PlainRow[];
  } = {},
): Scenario["book"] {
  const { order, standard, capacity, calendars, closures } = more;
  return {
    Orders: [{ Order: name, Product: `p ${name}`, Quantity: quantity, ...order }],
    Standards: [
      { Product: `p ${name}`, Step: 10, Resource: `m ${name}`, "Rate per hour": 60, ...standard },
    ],
    Capacities: [
      { Resource: `m ${name}`, ...(calendars ? { Calendar: `c ${name}` } : {}), ...capacity },
    ],
    ...(calendars ? { Calendars: calendars } : {}),
    ...(closures ? { Closures: closures } : {}),
  };
}

const scenarios: Scenario[] = [
  {
    name: "duration = setup + quantity × minutes",
    book: single("D1", 120, { standard: { "Setup min": 30 } }),
    rows: {
      "D1|10": {
        Start: "03-02 06:00",
        "Run start": "03-02 06:30",
        End: "03-02 08:30",
        "Setup min": 30,
        "Run min": 120,
        "Start quantity": 120,
        "Good quantity": 120,
        "Rate per hour": 60,
        Resource: "m D1",
        Unit: 1,
        Locked: "No",
      },
    },
    promises: { D1: { Finish: "03-02 08:30", "Late days": null, Source: "Order" } },
  },
  {
    name: "setup and run are each rounded up to a whole second",
    book: single("D2", 1, { standard: { "Rate per hour": 7, "Setup min": 0.505 } }),
    rows: {
      "D2|10": { Start: "03-02 06:00", "Run start": "03-02 06:00:31", End: "03-02 06:09:06" },
    },
  },
  {
    name: "planning share and efficiency divide the minutes per unit, uptime also the fixed time",
    book: single("D3", 90, {
      standard: { "Fixed min": 18, "Planning %": percent(75), "Setup min": 10 },
      capacity: { Efficiency: percent(80), Uptime: percent(90) },
    }),
    rows: { "D3|10": { "Run start": "03-02 06:10", End: "03-02 09:16:40" } },
  },
  {
    name: "Fixed min does not depend on the quantity",
    book: single("D4", 500, { standard: { "Rate per hour": null, "Fixed min": 45 } }),
    rows: { "D4|10": { End: "03-02 06:45", "Run min": 45 } },
  },
  {
    name: "Min per unit wins over Rate per hour",
    book: single("D5", 30, { standard: { "Min per unit": 2 } }),
    rows: { "D5|10": { End: "03-02 07:00" } },
  },
  {
    name: "a duration in a time format is read as a duration",
    book: single("D6", 60, { standard: { "Setup min": clock("0:45") } }),
    rows: { "D6|10": { "Run start": "03-02 06:45", "Setup min": 45 } },
  },
  {
    name: "work pauses over breaks and nights",
    book: single("K1", 600, {
      calendars: [shift("c K1", "Mon-Fri", "06:00-14:00", { Breaks: "09:00-09:15; 12:00-12:30" })],
    }),
    rows: { "K1|10": { Start: "03-02 06:00", End: "03-03 08:45" } },
  },
  {
    name: "what ends with a stretch ends there, what begins then begins with the next one",
    book: {
      ...single("K2", 180, {
        calendars: [shift("c K2", "Daily", "06:00-14:00", { Breaks: "09:00-09:15" })],
      }),
      Orders: [
        { Order: "K2", Product: "p K2", Quantity: 180, Weight: 5, Due: at("2026-03-02T09:00") },
        { Order: "K2b", Product: "p K2", Quantity: 60, Release: at("2026-03-02T09:00") },
      ],
    },
    rows: {
      "K2|10": { Start: "03-02 06:00", End: "03-02 09:00" },
      "K2b|10": { Start: "03-02 09:15", "Run start": "03-02 09:15", End: "03-02 10:15" },
    },
  },
  {
    name: "a shift over midnight belongs to the day on which it begins, its breaks to the night",
    book: single("K3", 300, {
      calendars: [shift("c K3", "Mon-Fri", "22:00-06:00", { Breaks: "02:00-02:30" })],
    }),
    rows: { "K3|10": { Start: "03-02 22:00", End: "03-03 03:30" } },
  },
  {
    name: "Sunday's night shift still works on Monday morning",
    book: single("K4", 60, { calendars: [shift("c K4", "Sun", "22:00-07:00")] }),
    rows: { "K4|10": { Start: "03-02 06:00", End: "03-02 07:00" } },
  },
  {
    name: "A weeks are odd ISO weeks, B weeks are even ones",
    book: {
      ...single("K5", 60, {
        calendars: [
          shift("c K5", "Mon-Fri", "06:00-14:00", { Weeks: "A" }),
          shift("c K5", "Mon-Fri", "14:00-22:00", { Weeks: "B" }),
        ],
      }),
      Orders: [
        { Order: "K5", Product: "p K5", Quantity: 60 },
        { Order: "K5b", Product: "p K5", Quantity: 60, Release: at("2026-03-09") },
      ],
    },
    rows: { "K5|10": { Start: "03-02 14:00" }, "K5b|10": { Start: "03-09 06:00" } },
  },
  {
    name: "a calendar row counts from Valid from to Valid to, both days included",
    book: single("K6", 1200, {
      calendars: [
        shift("c K6", "Daily", "06:00-14:00", { "Valid to": at("2026-03-03") }),
        shift("c K6", "Daily", "10:00-18:00", { "Valid from": at("2026-03-04") }),
      ],
    }),
    rows: { "K6|10": { End: "03-04 14:00" } },
  },
  {
    name: "a closure's To without a time means the end of that day",
    book: single("K7", 720, {
      calendars: [shift("c K7", "Daily", "06:00-14:00")],
      closures: [
        {
          "Calendar or Resource": "c K7",
          From: at("2026-03-03"),
          To: at("2026-03-03"),
          Reason: "Fair",
        },
      ],
    }),
    rows: { "K7|10": { End: "03-04 10:00" } },
  },
  {
    name: "a Working row wins over a closure",
    book: single("K8", 720, {
      calendars: [shift("c K8", "Daily", "06:00-14:00")],
      closures: [
        { "Calendar or Resource": "c K8", From: at("2026-03-03"), To: at("2026-03-03") },
        {
          "Calendar or Resource": "m K8",
          From: at("2026-03-03T08:00"),
          To: at("2026-03-03T10:00"),
          Working: "Yes",
        },
      ],
    }),
    rows: { "K8|10": { End: "03-04 08:00" } },
  },
  {
    name: "what may not be interrupted waits for a stretch that is long enough",
    book: single("K9", 240, {
      order: { Release: at("2026-03-02T11:00") },
      standard: { Interruptible: "No" },
      calendars: [shift("c K9", "Daily", "06:00-14:00")],
    }),
    rows: { "K9|10": { Start: "03-03 06:00", End: "03-03 10:00" } },
  },
  {
    name: "shifts that touch are one stretch",
    book: single("K10", 600, {
      standard: { Interruptible: "No" },
      calendars: [shift("c K10", "Daily", "06:00-14:00"), shift("c K10", "Daily", "14:00-22:00")],
    }),
    rows: { "K10|10": { Start: "03-02 06:00", End: "03-02 16:00" } },
  },
  {
    name: "setup and run fit in one stretch, or the order is reported",
    book: single("K11", 450, {
      standard: { Interruptible: "No", "Setup min": 60 },
      calendars: [shift("c K11", "Daily", "06:00-14:00")],
    }),
    unscheduled: { K11: /stretch|long enough|fit/i },
  },
  {
    name: "a resource without a calendar works round the clock",
    book: single("K12", 60 * 30),
    rows: { "K12|10": { Start: "03-02 06:00", End: "03-03 12:00" } },
  },
  {
    name: "a resource is there from Available from",
    book: single("K13", 60, { capacity: { "Available from": at("2026-03-02T09:00") } }),
    rows: { "K13|10": { Start: "03-02 09:00", End: "03-02 10:00" } },
  },
  {
    name: "Available to without a time means the end of that day",
    book: {
      ...single("K14", 60 * 18, { capacity: { "Available to": at("2026-03-02") } }),
    },
    rows: { "K14|10": { End: "03-03 00:00" } },
  },
  {
    name: "what never finds enough working time is reported",
    book: single("K15", 60 * 19, { capacity: { "Available to": at("2026-03-02") } }),
    unscheduled: { K15: /./ },
  },
  {
    name: "what would end after the horizon is reported",
    book: single("K16", 60 * 24 * 91),
    unscheduled: { K16: /horizon/i },
  },
  {
    name: "an optional shift is never worked unless the setting says so",
    book: single("K17", 600, {
      calendars: [
        shift("c K17", "Daily", "06:00-14:00"),
        shift("c K17", "Daily", "14:00-22:00", { Kind: "Optional" }),
      ],
    }),
    rows: { "K17|10": { End: "03-03 08:00" } },
  },
  {
    name: "a day written by its name and a shift round the clock",
    book: single("K18", 60, { calendars: [shift("c K18", "Wed, Sat", "00:00-00:00")] }),
    rows: { "K18|10": { Start: "03-04 00:00", End: "03-04 01:00" } },
  },
];

describeScenarios("working time by hand", workFolder("working-time"), scenarios);

describeScenarios(
  "working time with optional shifts and no whole units",
  workFolder("working-time-settings"),
  [
    {
      name: "optional shifts are worked where the setting says Always",
      book: single("S1", 600, {
        calendars: [
          shift("c S1", "Daily", "06:00-14:00"),
          shift("c S1", "Daily", "14:00-22:00", { Kind: "Optional" }),
        ],
      }),
      rows: { "S1|10": { End: "03-02 16:00" } },
    },
    {
      name: "without whole units quantities are not rounded",
      book: single("S2", 57, { standard: { Yield: percent(80) } }),
      rows: { "S2|10": { "Start quantity": 71.25, "Good quantity": 57, End: "03-02 07:11:15" } },
    },
  ],
  {
    settings: [
      { Setting: "Plan start", Value: at("2026-03-02T06:00") },
      { Setting: "Optional shifts", Value: "Always" },
      { Setting: "Whole units", Value: "No" },
    ],
  },
);
