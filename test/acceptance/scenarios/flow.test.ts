/** Rules 1, 4 and 6: quantities, precedence, release, due dates. */
import { at, clock, percent, type PlainRow } from "../support/plain-book";
import { workFolder } from "../support/run-plumbline";
import { describeScenarios, type Scenario } from "./scenario";

function order(Order: string, Product: string, Quantity: number, more: PlainRow = {}): PlainRow {
  return { Order, Product, Quantity, ...more };
}

function standard(Product: string, Step: number, Resource: string, more: PlainRow = {}): PlainRow {
  return { Product, Step, Resource, "Rate per hour": 60, ...more };
}

function machines(...names: string[]): PlainRow[] {
  return names.map((Resource) => ({ Resource }));
}

function day(Calendar: string): PlainRow {
  return { Calendar, Shift: "Day", Days: "Daily", Start: clock("06:00"), End: clock("14:00") };
}

const flow: Scenario[] = [
  {
    name: "start quantities flow back through the yields and are rounded up",
    book: {
      Orders: [order("Y1", "y", 100)],
      Standards: [
        standard("y", 10, "y1", { Yield: percent(90) }),
        standard("y", 20, "y2", { Yield: percent(95) }),
      ],
      Capacities: machines("y1", "y2"),
    },
    rows: {
      "Y1|10": { "Start quantity": 118, "Good quantity": 106.2, End: "03-02 07:58" },
      "Y1|20": { "Start quantity": 106, "Good quantity": 100.7, Start: "03-02 07:58" },
    },
  },
  {
    name: "a yield that divides evenly is not rounded up once more",
    book: {
      Orders: [order("Y2", "y b", 190)],
      Standards: [standard("y b", 10, "y3", { Yield: percent(95) })],
      Capacities: machines("y3"),
    },
    rows: { "Y2|10": { "Start quantity": 200, "Good quantity": 190 } },
  },
  {
    name: "a step with several followers feeds the largest need",
    book: {
      Orders: [order("Y4", "y d", 90)],
      Standards: [
        standard("y d", 10, "y5"),
        standard("y d", 20, "y6", { Yield: percent(90), After: "10" }),
        standard("y d", 30, "y7", { Yield: percent(50), After: "10" }),
      ],
      Capacities: machines("y5", "y6", "y7"),
    },
    rows: {
      "Y4|10": { "Start quantity": 180 },
      "Y4|20": { "Start quantity": 100, "Run start": "03-02 09:00" },
      "Y4|30": { "Start quantity": 180, "Run start": "03-02 09:00" },
    },
  },
  {
    name: "steps join where After says so",
    book: {
      Orders: [order("J1", "j", 60)],
      Standards: [
        standard("j", 10, "j1"),
        standard("j", 20, "j2", { After: "-", "Rate per hour": 30 }),
        standard("j", 30, "j3", { After: "10, 20" }),
      ],
      Capacities: machines("j1", "j2", "j3"),
    },
    rows: {
      "J1|10": { Start: "03-02 06:00" },
      "J1|20": { Start: "03-02 06:00" },
      "J1|30": { Start: "03-02 08:00" },
    },
  },
  {
    name: "waiting is elapsed time: nights count",
    book: {
      Orders: [order("W1", "w", 60), order("W2", "w b", 60)],
      Standards: [
        standard("w", 10, "w1", { "Wait after h": 16 }),
        standard("w", 20, "w2"),
        standard("w b", 10, "w3", { "Wait after h": 2.5 }),
        standard("w b", 20, "w4"),
      ],
      Capacities: ["w1", "w2", "w3", "w4"].map((Resource) => ({ Resource, Calendar: "w cal" })),
      Calendars: [day("w cal")],
    },
    rows: {
      "W1|20": { Start: "03-03 06:00" },
      "W2|20": { Start: "03-02 09:30", End: "03-02 10:30" },
    },
  },
  {
    name: "with a transfer batch a faster follower starts late enough never to run out",
    book: {
      Orders: [order("T1", "t", 100), order("T2", "t b", 100)],
      Standards: [
        standard("t", 10, "t1", { "Transfer batch": 20 }),
        standard("t", 20, "t2", { "Rate per hour": 120 }),
        standard("t b", 10, "t3", { "Transfer batch": 20, "Setup min": 15 }),
        standard("t b", 20, "t4", { "Rate per hour": 30 }),
      ],
      Capacities: machines("t1", "t2", "t3", "t4"),
    },
    rows: {
      "T1|10": { Start: "03-02 06:00", End: "03-02 07:40" },
      "T1|20": { Start: "03-02 07:00", End: "03-02 07:50" },
      "T2|20": { Start: "03-02 06:35", End: "03-02 09:55" },
    },
  },
  {
    name: "nothing runs before its release, a date means its beginning",
    book: {
      Orders: [order("R1", "r", 60, { Release: at("2026-03-04") })],
      Standards: [standard("r", 10, "r1", { "Setup min": 20 })],
      Capacities: machines("r1"),
    },
    rows: { "R1|10": { Start: "03-03 23:40", "Run start": "03-04 00:00" } },
  },
  {
    name: "a due date without a time means the end of that day; lateness in days",
    book: {
      Orders: [
        order("E1", "e", 60 * 18, { Due: at("2026-03-02") }),
        order("E2", "e b", 60 * 18, { Due: at("2026-03-02T18:00") }),
      ],
      Standards: [standard("e", 10, "e1"), standard("e b", 10, "e2")],
      Capacities: machines("e1", "e2"),
    },
    rows: { "E2|10": { Status: "Late", Due: "03-02 18:00" } },
    promises: {
      E1: { Finish: "03-03 00:00", "Late days": 0 },
      E2: { Finish: "03-03 00:00", "Late days": 0.25 },
    },
  },
  {
    name: "an order on hold is in Promises with that reason",
    book: {
      Orders: [order("E3", "e c", 60, { Status: "Hold" })],
      Standards: [standard("e c", 10, "e3")],
      Capacities: machines("e3"),
    },
    unscheduled: { E3: /on hold/ },
  },
  {
    name: "orders may carry their work themselves, one after the other",
    book: {
      Orders: [
        { Order: "Q1", Product: "", Quantity: 1, Resource: "q1", Hours: 4 },
        { Order: "Q2", Product: "", Quantity: 1, Resource: "q2", Hours: 2, "After order": "Q1" },
        { Order: "Q3", Product: "", Quantity: 90, Resource: "q3", "Rate per hour": 60 },
      ],
      Capacities: machines("q1", "q2", "q3"),
    },
    promises: {
      Q1: { Finish: "03-02 10:00" },
      Q2: { Finish: "03-02 12:00" },
      Q3: { Finish: "03-02 07:30" },
    },
  },
];

describeScenarios("flow by hand", workFolder("flow"), flow);
