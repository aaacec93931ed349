import { momentFromCivil, serialFromMoment } from "../../src/kernel/moment";
import { seededRandom } from "../../src/kernel/random";
import type { PlainCell, PlainSheet } from "./plain-book";

export interface LargeFactory {
  readonly orders: number;
  /** Steps of each product. */
  readonly steps: number;
  readonly resources: number;
  readonly products: number;
}

const START = momentFromCivil(2026, 11, 23, 6);

/**
 * A flexible job shop of any size, loaded to about nine tenths: groups of five machines, three
 * shifts, families with changeovers, due dates spread over the time that the work needs.
 */
export function largeFactory(size: LargeFactory, seed = 1): PlainSheet[] {
  const random = seededRandom(seed);
  const groups = Math.max(1, Math.floor(size.resources / 5));
  const hoursEach = 2.45;
  const weeks = (size.orders * size.steps * hoursEach) / (size.resources * 112 * 0.9);
  const start = serialFromMoment(START);
  const orders: PlainCell[][] = [
    ["Order", "Product", "Quantity", "Release", "Due", "Customer", "Priority"],
  ];
  for (let i = 0; i < size.orders; i++) {
    const due = Math.floor(random.next() * weeks * 7) + 4;
    const release = Math.max(0, due - 12 - random.below(10));
    orders.push([
      `A-${100000 + i}`,
      `P${random.below(size.products)}`,
      20 + random.below(200),
      start + release,
      Math.floor(start) + due,
      `Customer ${random.below(40)}`,
      1 + random.below(3),
    ]);
  }
  const standards: PlainCell[][] = [
    ["Product", "Step", "Operation", "Resource", "Setup min", "Rate per hour", "Yield", "Family"],
  ];
  for (let p = 0; p < size.products; p++) {
    for (let s = 1; s <= size.steps; s++) {
      const group = random.below(groups);
      const rate = 45 + random.below(60);
      standards.push([
        `P${p}`,
        s * 10,
        `Work ${s}`,
        `G${group}`,
        10 + random.below(30),
        rate,
        1 - random.below(4) / 100,
        `F${p % 7}`,
      ]);
    }
  }
  const capacities: PlainCell[][] = [["Resource", "Group", "Calendar"]];
  for (let r = 0; r < size.resources; r++) capacities.push([`M${r}`, `G${r % groups}`, "Three"]);
  return [
    { name: "Orders", rows: orders },
    { name: "Standards", rows: standards },
    { name: "Capacities", rows: capacities },
    { name: "Calendars", rows: CALENDARS },
    {
      name: "Changeovers",
      rows: [
        ["Resource", "From family", "To family", "Minutes"],
        [null, "*", "*", 35],
      ],
    },
    {
      name: "Settings",
      rows: [
        ["Setting", "Value"],
        ["Plan start", "2026-11-23 06:00"],
        ["Horizon days", Math.ceil(weeks * 7 * 1.3 + 60)],
        ["Priority 1 is", "Most urgent"],
        ["Solve seconds", 0],
      ],
    },
  ];
}

const CALENDARS: PlainCell[][] = [
  ["Calendar", "Shift", "Days", "Start", "End", "Breaks"],
  ["Three", "Early", "Mon-Fri", "06:00", "14:00", "09:00-09:15; 12:00-12:15"],
  ["Three", "Late", "Mon-Fri", "14:00", "22:00", "18:00-18:30"],
  ["Three", "Night", "Mon-Fri", "22:00", "06:00", "02:00-02:30"],
];
