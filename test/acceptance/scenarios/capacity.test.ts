/** Rule 5: units, pools, crews, setups by changeover, alternatives. */
import { at, clock, type PlainRow, secondsOf } from "../support/plain-book";
import { writtenSeconds } from "../judge/cell-meaning";
import { workFolder } from "../support/run-plumbline";
import { describeScenarios, play, say, type Scenario } from "./scenario";

function shift(Calendar: string, name: string, hours: string, more: PlainRow = {}): PlainRow {
  const [from = "", to = ""] = hours.split("-");
  return { Calendar, Shift: name, Days: "Daily", Start: clock(from), End: clock(to), ...more };
}

function order(Order: string, Product: string, Quantity: number, more: PlainRow = {}): PlainRow {
  return { Order, Product, Quantity, ...more };
}

function standard(Product: string, Resource: string, more: PlainRow = {}): PlainRow {
  return { Product, Step: 10, Resource, "Rate per hour": 60, ...more };
}

const changeovers: Scenario = {
  name: "setup comes from the most specific changeover, by Resource, then From, then To",
  book: {
    Orders: [
      order("C1", "c red", 60, { Due: at("2026-03-02T07:10") }),
      order("C2", "c blue", 60, { Release: at("2026-03-02T10:00") }),
      order("C3", "c blue", 60, { Release: at("2026-03-02T12:00") }),
      order("C4", "c red", 60, { Release: at("2026-03-02T14:00") }),
      order("C5", "c green", 60, { Release: at("2026-03-02T17:00") }),
      order("C6", "c green", 60, { Release: at("2026-03-02T19:00") }),
    ],
    Standards: [
      standard("c red", "c1", { "Setup min": 10, Family: "c-red" }),
      standard("c blue", "c1", { "Setup min": 10, Family: "c-blue" }),
      standard("c green", "c1", { "Setup min": 10, Family: "c-green" }),
    ],
    Capacities: [{ Resource: "c1", Group: "c group" }],
    Changeovers: [
      { "From family": "c-red", "To family": "c-blue", Minutes: 45 },
      { "From family": "c-red", "To family": "*", Minutes: 50 },
      { Resource: "c1", "From family": "c-blue", "To family": "*", Minutes: 25 },
      { Resource: "c1", "From family": "*", "To family": "c-red", Minutes: 5 },
      { Resource: "c group", "From family": "c-red", "To family": "c-green", Minutes: 35 },
      { "From family": "c-green", "To family": "c-green", Minutes: 3 },
    ],
  },
  rows: {
    "C1|10": { Start: "03-02 06:00", "Setup min": 10, End: "03-02 07:10" },
    "C2|10": { Start: "03-02 09:15", "Run start": "03-02 10:00", "Setup min": 45 },
    "C3|10": { Start: "03-02 11:50", "Run start": "03-02 12:00", "Setup min": 10 },
    "C4|10": { Start: "03-02 13:35", "Run start": "03-02 14:00", "Setup min": 25 },
    "C5|10": { Start: "03-02 16:25", "Run start": "03-02 17:00", "Setup min": 35 },
    "C6|10": { Start: "03-02 18:57", "Run start": "03-02 19:00", "Setup min": 3 },
  },
};

const scenarios: Scenario[] = [
  changeovers,
  {
    name: "setup can start before what it waits for is there",
    book: {
      Orders: [order("N1", "n", 120)],
      Standards: [standard("n", "n1"), standard("n", "n2", { Step: 20, "Setup min": 30 })],
      Capacities: [{ Resource: "n1" }, { Resource: "n2" }],
    },
    rows: {
      "N1|10": { Start: "03-02 06:00", End: "03-02 08:00" },
      "N1|20": { Start: "03-02 07:30", "Run start": "03-02 08:00", End: "03-02 10:00" },
    },
  },
  {
    name: "work that needs two people waits for shifts that have two",
    book: {
      Orders: [order("L1", "l", 600)],
      Standards: [standard("l", "l1", { Labour: "l pool", Crew: 2 })],
      Capacities: [
        { Resource: "l1" },
        { Resource: "l pool", Pool: "Yes", Calendar: "l cal", Units: 2 },
      ],
      Calendars: [
        shift("l cal", "Early", "06:00-14:00", { Units: 2 }),
        shift("l cal", "Late", "14:00-22:00", { Units: 1 }),
      ],
    },
    rows: { "L1|10": { Start: "03-02 06:00", End: "03-03 08:00", Labour: "l pool" } },
  },
  {
    name: "a day's real head count overrides the calendar",
    book: {
      Orders: [order("L2", "l2", 600)],
      Standards: [standard("l2", "l2", { Labour: "l2 pool", Crew: 2 })],
      Capacities: [
        { Resource: "l2" },
        { Resource: "l2 pool", Pool: "Yes", Calendar: "l2 cal", Units: 2 },
      ],
      Calendars: [shift("l2 cal", "Early", "06:00-14:00")],
      Crews: [{ Date: at("2026-03-03"), Shift: "Early", Labour: "l2 pool", Present: 1 }],
    },
    rows: { "L2|10": { Start: "03-02 06:00", End: "03-04 08:00" } },
  },
  {
    name: "setup labour is held while setting up only",
    book: {
      Orders: [order("L3", "l3", 120)],
      Standards: [standard("l3", "l3", { "Setup min": 30, "Setup labour": "l3 setters" })],
      Capacities: [{ Resource: "l3" }, { Resource: "l3 setters", Pool: "Yes", Calendar: "l3 cal" }],
      Calendars: [shift("l3 cal", "Day", "08:00-09:00")],
    },
    rows: {
      "L3|10": { Start: "03-02 08:00", "Run start": "03-02 08:30", End: "03-02 10:30" },
    },
  },
  {
    name: "a resource without limit takes any number at once, without a unit",
    book: {
      Orders: ["U1", "U2", "U3"].map((name) => order(name, "u", 60)),
      Standards: [standard("u", "u coat")],
      Capacities: [{ Resource: "u coat", Limit: "No" }],
    },
    rows: {
      "U1|10": { Start: "03-02 06:00", Unit: null },
      "U2|10": { Start: "03-02 06:00", Unit: null },
      "U3|10": { Start: "03-02 06:00", Unit: null },
    },
  },
  {
    name: "a larger order is split into equal lots that go side by side",
    book: {
      Orders: [order("S1", "s", 90)],
      Products: [{ Product: "s", "Lot max": 30 }],
      Standards: [standard("s", "s1")],
      Capacities: [{ Resource: "s1", Units: 3 }],
    },
    rows: {
      "S1/1|10": { Start: "03-02 06:00", End: "03-02 06:30", "Start quantity": 30 },
      "S1/2|10": { Start: "03-02 06:00", End: "03-02 06:30", "Start quantity": 30 },
      "S1/3|10": { Start: "03-02 06:00", End: "03-02 06:30", "Start quantity": 30 },
    },
    promises: { S1: { Quantity: 90, Finish: "03-02 06:30" } },
  },
  {
    name: "a fully loaded alternative sends work to the other one",
    book: {
      Orders: [order("A1", "a", 120), order("A2", "a", 120)],
      Standards: [standard("a", "a1"), standard("a", "a2")],
      Capacities: [{ Resource: "a1" }, { Resource: "a2" }],
    },
    rows: { "A1|10": { End: "03-02 08:00" }, "A2|10": { End: "03-02 08:00" } },
  },
  {
    name: "a group as Resource means its members",
    book: {
      Orders: [order("G1", "g", 120), order("G2", "g", 120)],
      Standards: [standard("g", "g cell")],
      Capacities: [
        { Resource: "g1", Group: "g cell" },
        { Resource: "g2", Group: "g cell" },
      ],
    },
    rows: { "G1|10": { End: "03-02 08:00" }, "G2|10": { End: "03-02 08:00" } },
  },
];

describeScenarios("capacity by hand", workFolder("capacity"), scenarios);

describe("things that only one can have", () => {
  const contested: [string, Scenario, string[]][] = [
    [
      "one oven for two machines",
      {
        name: "oven",
        book: {
          Orders: [order("O1", "o1", 120), order("O2", "o2", 120)],
          Standards: [
            standard("o1", "o m1", { "Also needs": "o oven:1" }),
            standard("o2", "o m2", { "Also needs": "o oven:1" }),
          ],
          Capacities: [{ Resource: "o m1" }, { Resource: "o m2" }, { Resource: "o oven" }],
        },
      },
      ["03-02 08:00", "03-02 10:00"],
    ],
    [
      "a pool as Resource lends one unit to each, without a number",
      {
        name: "pool",
        book: {
          Orders: ["P1", "P2", "P3"].map((name) => order(name, "pp", 60)),
          Standards: [standard("pp", "p benches")],
          Capacities: [{ Resource: "p benches", Units: 2, Pool: "Yes" }],
        },
      },
      ["03-02 07:00", "03-02 07:00", "03-02 08:00"],
    ],
    [
      "two machines by day, one by night",
      {
        name: "units by shift",
        book: {
          Orders: ["H1", "H2"].map((name) => order(name, "h", 600)),
          Standards: [standard("h", "h1")],
          Capacities: [{ Resource: "h1", Units: 2, Calendar: "h cal" }],
          Calendars: [
            shift("h cal", "Early", "06:00-14:00", { Units: 2 }),
            shift("h cal", "Late", "14:00-22:00", { Units: 1 }),
          ],
        },
      },
      ["03-02 16:00", "03-03 08:00"],
    ],
    [
      "half a person for each of two machines",
      {
        name: "half crew",
        book: {
          Orders: ["F1", "F2"].map((name, index) => order(name, `f${index}`, 60)),
          Standards: [0, 1].map((index) =>
            standard(`f${index}`, `f m${index}`, { Labour: "f people", Crew: 0.5 }),
          ),
          Capacities: [
            { Resource: "f m0" },
            { Resource: "f m1" },
            { Resource: "f people", Pool: "Yes" },
          ],
        },
      },
      ["03-02 07:00", "03-02 07:00"],
    ],
  ];
  const folder = workFolder("contested");
  const all = play(
    folder,
    contested.map(([, scenario]) => scenario),
  );
  all.catch(() => undefined);

  it.each(contested)("%s", async (_, scenario, ends) => {
    const { judgement } = await all;
    const orders = (scenario.book["Orders"] ?? []).map((row) => String(row["Order"]));
    const found = (judgement.schedule?.rows ?? [])
      .filter((row) => orders.includes(String(row["Order"])))
      .map((row) => say(writtenSeconds(row["End"]) ?? secondsOf("2000-01-01")));
    expect(found.sort()).toEqual(ends);
  });

  it("all of it is a schedule by every rule", async () => {
    expect((await all).judgement.faults).toEqual([]);
  });
});
