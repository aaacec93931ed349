/** Rules 1, 4, 6 and 7: quantities, precedence, release, material, and what has happened. */
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

const material: Scenario[] = [
  {
    name: "a receipt counts as there at the end of its day, safety and inspection days later",
    book: {
      Orders: [order("M1", "m", 40), order("M2", "m b", 40)],
      Standards: [standard("m", 10, "m1", { "Setup min": 30 }), standard("m b", 10, "m2")],
      Capacities: machines("m1", "m2"),
      Materials: [
        { Product: "m", Material: "m steel", "Quantity per": 1 },
        { Product: "m b", Material: "m brass", "Quantity per": 2 },
      ],
      Supply: [
        { Material: "m steel", "On hand": 10, "Lead time days": 30, "Safety days": 1 },
        { Material: "m brass", "On hand": 79, "Lead time days": 30 },
      ],
      Receipts: [
        {
          "Purchase order": "mp1",
          Material: "m steel",
          Quantity: 50,
          Ordered: at("2026-02-20"),
          Promised: at("2026-03-03"),
        },
        {
          "Purchase order": "mp2",
          Material: "m brass",
          Quantity: 1,
          Ordered: at("2026-02-20"),
          Promised: at("2026-03-03T12:00"),
          "Inspection days": 1,
        },
      ],
    },
    rows: {
      "M1|10": { Start: "03-04 23:30", "Run start": "03-05 00:00" },
      "M2|10": { Start: "03-04 12:00" },
    },
  },
  {
    name: "what no receipt covers is bought and arrives a lead time after plan start",
    book: {
      Orders: [order("M3", "m c", 40)],
      Standards: [standard("m c", 10, "m3", { "Setup min": 30, "Setup needs material": "Yes" })],
      Capacities: machines("m3"),
      Materials: [{ Product: "m c", Material: "m foil", "Quantity per": 1 }],
      Supply: [{ Material: "m foil", "On hand": 39, "Lead time days": 3 }],
    },
    rows: { "M3|10": { Start: "03-05 06:00", "Run start": "03-05 06:30" } },
  },
  {
    name: "an open receipt without Promised is expected at Ordered + Lead time days",
    book: {
      Orders: [order("M4", "m d", 40)],
      Standards: [standard("m d", 10, "m4")],
      Capacities: machines("m4"),
      Materials: [{ Product: "m d", Material: "m wire", "Quantity per": 1 }],
      Supply: [{ Material: "m wire", "Lead time days": 10 }],
      Receipts: [
        {
          "Purchase order": "mp4",
          Material: "m wire",
          Quantity: 40,
          Ordered: at("2026-02-23T08:00"),
        },
      ],
    },
    rows: { "M4|10": { Start: "03-05 08:00" } },
  },
  {
    name: "an overdue receipt counts as arriving some days after plan start",
    book: {
      Orders: [order("M5", "m e", 40)],
      Standards: [standard("m e", 10, "m5")],
      Capacities: machines("m5"),
      Materials: [{ Product: "m e", Material: "m tin", "Quantity per": 1 }],
      Supply: [{ Material: "m tin", "Lead time days": 60 }],
      Receipts: [
        {
          "Purchase order": "mp5",
          Material: "m tin",
          Quantity: 40,
          Ordered: at("2026-02-01"),
          Promised: at("2026-02-20"),
        },
      ],
    },
    rows: { "M5|10": { Start: "03-07 06:00" } },
  },
  {
    name: "the step that consumes waits for material, the others do not",
    book: {
      Orders: [order("M6", "m f", 60)],
      Standards: [standard("m f", 10, "m6"), standard("m f", 20, "m7")],
      Capacities: machines("m6", "m7"),
      Materials: [{ Product: "m f", Material: "m lid", "Quantity per": 1, Step: 20 }],
      Supply: [{ Material: "m lid", "Lead time days": 1 }],
    },
    rows: {
      "M6|10": { Start: "03-02 06:00" },
      "M6|20": { Start: "03-03 06:00" },
    },
  },
  {
    name: "what is made for another product is made first, net of stock",
    book: {
      Orders: [order("F1", "f table", 50)],
      Products: [{ Product: "f table" }, { Product: "f leg", "On hand": 40 }],
      Standards: [standard("f table", 10, "f1"), standard("f leg", 10, "f2")],
      Capacities: machines("f1", "f2"),
      Materials: [{ Product: "f table", Material: "f leg", "Quantity per": 2 }],
    },
    rows: {
      "F1/f leg|10": { Start: "03-02 06:00", End: "03-02 07:00", "Start quantity": 60 },
      "F1|10": { "Run start": "03-02 07:00", End: "03-02 07:50" },
    },
    promises: { "F1/f leg": { Quantity: 60, Source: "Material", Due: "03-02 07:00" } },
  },
];

const facts: Scenario[] = [
  {
    name: "finished operations keep their actual times",
    book: {
      Orders: [order("H1", "h", 50)],
      Standards: [standard("h", 10, "h1"), standard("h", 20, "h2")],
      Capacities: machines("h1", "h2"),
      Actuals: [
        {
          Order: "H1",
          Step: 10,
          Resource: "h1",
          Start: at("2026-03-01T08:00"),
          End: at("2026-03-01T09:07"),
          Good: 48,
          Scrap: 2,
        },
      ],
    },
    rows: {
      "H1|10": { Start: "03-01 08:00", End: "03-01 09:07", Status: "Done" },
      "H1|20": { Start: "03-02 06:00" },
    },
  },
  {
    name: "a running operation keeps its start; its end is plan start and what is left",
    book: {
      Orders: [order("H2", "h b", 80)],
      Standards: [standard("h b", 10, "h3")],
      Capacities: machines("h3"),
      Actuals: [{ Order: "H2", Step: 10, Resource: "h3", Start: at("2026-03-02T05:30"), Good: 20 }],
    },
    rows: {
      "H2|10": {
        Start: "03-02 05:30",
        End: "03-02 07:00",
        Status: "Running",
        "Start quantity": 80,
      },
    },
  },
  {
    name: "what was stopped half way is scheduled as a remainder, with setup",
    book: {
      Orders: [order("H3", "h c", 80)],
      Standards: [standard("h c", 10, "h4", { "Setup min": 15 })],
      Capacities: machines("h4"),
      Actuals: [
        {
          Order: "H3",
          Step: 10,
          Resource: "h4",
          Start: at("2026-03-01T05:30"),
          End: at("2026-03-01T06:30"),
          Good: 30,
        },
      ],
    },
    promises: { H3: { Finish: "03-02 07:05" } },
  },
  {
    name: "the last finished operation on a unit counts as the one before",
    book: {
      Orders: [order("H4", "h red", 60), order("H5", "h blue", 60)],
      Standards: [
        standard("h red", 10, "h5", { "Setup min": 10, Family: "h-red" }),
        standard("h red", 20, "h6"),
        standard("h blue", 10, "h5", { "Setup min": 10, Family: "h-blue" }),
      ],
      Capacities: machines("h5", "h6"),
      Changeovers: [{ "From family": "h-red", "To family": "h-blue", Minutes: 40 }],
      Actuals: [
        {
          Order: "H4",
          Step: 10,
          Resource: "h5",
          Start: at("2026-03-01T08:00"),
          End: at("2026-03-01T09:00"),
          Good: 60,
        },
      ],
    },
    rows: { "H5|10": { Start: "03-02 06:00", "Run start": "03-02 06:40", "Setup min": 40 } },
  },
  {
    name: "steps done are done, and good units so far are not made again",
    book: {
      Orders: [
        order("H6", "h f", 60, { "Steps done to": 10 }),
        order("H7", "h g", 100, { "Good so far": 40 }),
      ],
      Standards: [standard("h f", 10, "h7"), standard("h f", 20, "h8"), standard("h g", 10, "h9")],
      Capacities: machines("h7", "h8", "h9"),
    },
    rows: {
      "H6|20": { Start: "03-02 06:00", End: "03-02 07:00" },
      "H7|10": { "Start quantity": 60, End: "03-02 07:00" },
    },
  },
  {
    name: "progress where only the state is known",
    book: {
      Orders: [order("H8", "h h", 60)],
      Standards: [standard("h h", 10, "h10"), standard("h h", 20, "h11")],
      Capacities: machines("h10", "h11"),
      Progress: [{ Order: "H8", Step: 10, Good: 60, Scrap: 0, Status: "Done" }],
    },
    rows: { "H8|20": { Start: "03-02 06:00", End: "03-02 07:00" } },
  },
];

describeScenarios("flow by hand", workFolder("flow"), flow);
describeScenarios("material by hand", workFolder("material"), material);
describeScenarios("what has happened, by hand", workFolder("facts"), facts);
