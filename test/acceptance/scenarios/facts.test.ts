/** Rule 7: what has happened stays. */
import { at, type PlainRow } from "../support/plain-book";
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

describeScenarios("what has happened, by hand", workFolder("facts"), facts);
