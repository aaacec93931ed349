/** Rows that are wrong, each with where the issue must point and what must still be scheduled. */
import {
  at,
  clock,
  errorCell,
  type PlainBook,
  type PlainCell,
  type PlainRow,
} from "../support/plain-book";

export interface BadRow {
  readonly name: string;
  readonly book: PlainBook;
  /** The cell of which an issue must speak: sheet, row within this book, and heading. */
  readonly cell?: readonly [sheet: string, row: number, heading: string];
  /** Where several cells may rightly be named. */
  readonly anyCellOf?: readonly (readonly [sheet: string, row: number, heading: string])[];
  /** Orders that must be scheduled all the same. */
  readonly good?: readonly string[];
  /** Orders that cannot be, and a word of the reason. */
  readonly left?: Readonly<Record<string, RegExp>>;
}

interface Parts {
  readonly order?: PlainRow;
  readonly standard?: PlainRow;
  readonly capacity?: PlainRow;
  readonly more?: PlainBook;
}

/** One good order of 60 units on a machine of its own, with changes. */
function order(name: string, { order, standard, capacity, more = {} }: Parts = {}): PlainBook {
  const base: Record<string, readonly PlainRow[]> = {
    Orders: [{ Order: name, Product: `p ${name}`, Quantity: 60, ...order }],
    Standards: [
      { Product: `p ${name}`, Step: 10, Resource: `m ${name}`, "Rate per hour": 60, ...standard },
    ],
    Capacities: [{ Resource: `m ${name}`, ...capacity }],
  };
  for (const [sheet, rows] of Object.entries(more)) base[sheet] = [...(base[sheet] ?? []), ...rows];
  return base;
}

/** A bad cell in a required column of Orders: the row is left out. */
function badOrder(name: string, what: string, change: PlainRow): BadRow {
  const heading = Object.keys(change)[0] ?? "";
  return { name: what, book: order(name, { order: change }), cell: ["Orders", 0, heading] };
}

/** A bad cell in an optional column: the default applies and the row stays. */
function badOption(name: string, what: string, parts: Parts, sheet: string): BadRow {
  const change = parts.order ?? parts.standard ?? parts.capacity ?? {};
  const heading = Object.keys(change)[0] ?? "";
  return { name: what, book: order(name, parts), cell: [sheet, 0, heading], good: [name] };
}

const early = (name: string): PlainRow => ({
  Calendar: name,
  Shift: "Early",
  Days: "Daily",
  Start: clock("06:00"),
  End: clock("14:00"),
});

const numbers: [string, string, PlainCell][] = [
  ["B1", "a quantity of zero", 0],
  ["B2", "a negative quantity", -5],
  ["B3", "a quantity that is a word", "many"],
  ["B4", "a quantity that is #N/A", errorCell("#N/A")],
  ["B5", "an empty quantity", null],
  ["B6", "an enormous quantity", 1e300],
];

export const BAD_ROWS: readonly BadRow[] = [
  ...numbers.map(([name, what, value]) => badOrder(name, what, { Quantity: value })),
  badOrder("B7", "a product without standards", { Product: "nobody knows" }),
  badOrder("B8", "a product that is #REF!", { Product: errorCell("#REF!") }),
  badOption("B9", "a due date in words", { order: { Due: "next week" } }, "Orders"),
  badOption("B10", "a due date that could be two days", { order: { Due: "03/04/2026" } }, "Orders"),
  badOption(
    "B11",
    "a due date that is an error",
    { order: { Due: errorCell("#VALUE!") } },
    "Orders",
  ),
  badOption("B12", "a negative weight", { order: { Weight: -1 } }, "Orders"),
  badOption("B13", "a status that nobody knows", { order: { Status: "Maybe" } }, "Orders"),
  badOption("B14", "a release that is no date", { order: { Release: "soon" } }, "Orders"),
  {
    name: "a duplicate order: the first row counts",
    book: order("B15", {
      more: { Orders: [{ Order: "B15", Product: "p B15", Quantity: 600 }] },
    }),
    anyCellOf: [
      ["Orders", 1, "Order"],
      ["Orders", 1, "Line"],
    ],
    good: ["B15"],
  },
  {
    name: "a standard for a resource that is not there",
    book: order("B16", { standard: { Resource: "no such machine" } }),
    cell: ["Standards", 0, "Resource"],
    left: { B16: /./ },
  },
  {
    name: "a bad alternative leaves the good one",
    book: order("B17", {
      more: {
        Standards: [
          { Product: "p B17", Step: 10, Resource: "no such machine 2", "Rate per hour": 60 },
        ],
      },
    }),
    cell: ["Standards", 1, "Resource"],
    good: ["B17"],
  },
  {
    name: "a standard without rate, minutes or fixed time",
    book: order("B18", { standard: { "Rate per hour": null } }),
    anyCellOf: ["Rate per hour", "Min per unit", "Fixed min", "Product", "Step"].map(
      (heading) => ["Standards", 0, heading] as const,
    ),
    left: { B18: /./ },
  },
  {
    name: "a rate of zero",
    book: order("B19", { standard: { "Rate per hour": 0 } }),
    cell: ["Standards", 0, "Rate per hour"],
    left: { B19: /./ },
  },
  badOption("B20", "a yield of zero", { standard: { Yield: 0 } }, "Standards"),
  badOption(
    "B21",
    "a yield of 1.5, which could be 150 % or 1.5 %",
    { standard: { Yield: 1.5 } },
    "Standards",
  ),
  badOption("B22", "a negative setup", { standard: { "Setup min": -10 } }, "Standards"),
  badOption("B23", "a yield in words", { standard: { Yield: "good" } }, "Standards"),
  {
    name: "a step that follows one that is not there",
    book: order("B24", { standard: { After: "99" } }),
    cell: ["Standards", 0, "After"],
  },
  {
    name: "steps that follow each other in a circle",
    book: order("B25", {
      standard: { After: "20" },
      more: {
        Standards: [
          { Product: "p B25", Step: 20, Resource: "m B25", "Rate per hour": 60, After: "10" },
        ],
      },
    }),
    anyCellOf: [
      ["Standards", 0, "After"],
      ["Standards", 1, "After"],
    ],
    left: { B25: /./ },
  },
  {
    name: "labour that is not there",
    book: order("B26", { standard: { Labour: "nobody" } }),
    cell: ["Standards", 0, "Labour"],
  },
  {
    name: "Also needs something that is not there",
    book: order("B27", { standard: { "Also needs": "unobtainium:1" } }),
    cell: ["Standards", 0, "Also needs"],
  },
  badOption("B28", "units below zero", { capacity: { Units: -2 } }, "Capacities"),
  badOption("B29", "an efficiency of zero", { capacity: { Efficiency: 0 } }, "Capacities"),
  {
    name: "a calendar that is not there",
    book: order("B30", { capacity: { Calendar: "no such calendar" } }),
    cell: ["Capacities", 0, "Calendar"],
  },
  {
    name: "a duplicate resource",
    book: order("B31", { more: { Capacities: [{ Resource: "m B31", Units: 7 }] } }),
    cell: ["Capacities", 1, "Resource"],
    good: ["B31"],
  },
  {
    name: "days that nobody can read",
    book: order("B32", {
      capacity: { Calendar: "c B32" },
      more: { Calendars: [early("c B32"), { ...early("c B32"), Shift: "X", Days: "Someday" }] },
    }),
    cell: ["Calendars", 1, "Days"],
    good: ["B32"],
  },
  {
    name: "a shift's start in words",
    book: order("B33", {
      capacity: { Calendar: "c B33" },
      more: { Calendars: [early("c B33"), { ...early("c B33"), Shift: "X", Start: "dawn" }] },
    }),
    cell: ["Calendars", 1, "Start"],
    good: ["B33"],
  },
  {
    name: "a break outside of words",
    book: order("B34", {
      capacity: { Calendar: "c B34" },
      more: { Calendars: [{ ...early("c B34"), Breaks: "around noon" }] },
    }),
    cell: ["Calendars", 0, "Breaks"],
    good: ["B34"],
  },
  {
    name: "a closure that ends before it begins",
    book: order("B35", {
      more: {
        Closures: [
          { "Calendar or Resource": "m B35", From: at("2026-03-09"), To: at("2026-03-03") },
        ],
      },
    }),
    anyCellOf: [
      ["Closures", 0, "To"],
      ["Closures", 0, "From"],
    ],
    good: ["B35"],
  },
  {
    name: "a closure of nothing",
    book: order("B36", {
      more: {
        Closures: [
          { "Calendar or Resource": "atlantis", From: at("2026-03-03"), To: at("2026-03-04") },
        ],
      },
    }),
    cell: ["Closures", 0, "Calendar or Resource"],
    good: ["B36"],
  },
  {
    name: "a changeover in negative minutes",
    book: order("B37", {
      more: { Changeovers: [{ "From family": "x37", "To family": "y37", Minutes: -1 }] },
    }),
    cell: ["Changeovers", 0, "Minutes"],
    good: ["B37"],
  },
  {
    name: "a product that is made of itself",
    book: order("B38", {
      more: { Materials: [{ Product: "p B38", Material: "p B38", "Quantity per": 1 }] },
    }),
    anyCellOf: [
      ["Materials", 0, "Material"],
      ["Materials", 0, "Product"],
    ],
  },
  {
    name: "a receipt in words",
    book: order("B39", {
      more: {
        Receipts: [
          {
            "Purchase order": "PO39",
            Material: "iron 39",
            Quantity: "some",
            Ordered: at("2026-02-01"),
          },
        ],
        Supply: [{ Material: "iron 39" }],
      },
    }),
    cell: ["Receipts", 0, "Quantity"],
    good: ["B39"],
  },
  {
    name: "actuals of an order that is not there",
    book: order("B40", {
      more: {
        Actuals: [
          {
            Order: "ghost",
            Step: 10,
            Resource: "m B40",
            Start: at("2026-03-01T06:00"),
            End: at("2026-03-01T07:00"),
            Good: 5,
          },
        ],
      },
    }),
    cell: ["Actuals", 0, "Order"],
    good: ["B40"],
  },
  {
    name: "actuals that end before they begin",
    book: order("B41", {
      more: {
        Actuals: [
          {
            Order: "B41",
            Step: 10,
            Resource: "m B41",
            Start: at("2026-03-01T06:00"),
            End: at("2026-03-01T05:00"),
            Good: 5,
          },
        ],
      },
    }),
    anyCellOf: [
      ["Actuals", 0, "End"],
      ["Actuals", 0, "Start"],
    ],
    good: ["B41"],
  },
  {
    name: "a head count of a pool that is not there",
    book: order("B42", {
      more: {
        Crews: [{ Date: at("2026-03-02"), Shift: "Early", Labour: "nobody 42", Present: 2 }],
      },
    }),
    cell: ["Crews", 0, "Labour"],
    good: ["B42"],
  },
  {
    name: "a resource that never works",
    book: order("B43", {
      capacity: { Calendar: "c B43" },
      more: {
        Calendars: [early("c B43")],
        Closures: [
          { "Calendar or Resource": "c B43", From: at("2020-01-01"), To: at("2040-01-01") },
        ],
      },
    }),
    left: { B43: /./ },
  },
  {
    name: "work that is longer than any stretch",
    book: order("B44", {
      order: { Quantity: 481 },
      standard: { Interruptible: "No" },
      capacity: { Calendar: "c B44" },
      more: { Calendars: [early("c B44")] },
    }),
    left: { B44: /./ },
  },
  {
    name: "an After order that is not there",
    book: order("B45", { order: { "After order": "missing order" } }),
    cell: ["Orders", 0, "After order"],
  },
  {
    name: "a setting that is no number",
    book: order("B46", { more: { Settings: [{ Setting: "Freeze hours", Value: "a few" }] } }),
    cell: ["Settings", 0, "Value"],
    good: ["B46"],
  },
  {
    name: "a percentage in a General cell above 2 is read, with a warning",
    book: order("B47", { standard: { Yield: 95 } }),
    cell: ["Standards", 0, "Yield"],
    good: ["B47"],
  },
  {
    name: "a number stored as text is read, with a warning",
    book: order("B48", { order: { Quantity: "60" } }),
    cell: ["Orders", 0, "Quantity"],
    good: ["B48"],
  },
];

const LONG = "long ".repeat(2000);

/** Strange texts that are no fault: they are read, scheduled and written as they are. */
export const STRANGE_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "=1+1",
  "+SUM(A1)",
  "-1 pipe",
  "@import",
  "🚀 rocket 👩‍👩‍👧",
  "שלום עולם",
  "طلبية ١",
  "a & b < c > \"d\" 'e'",
  "tab\tand\nnewline",
  "零件 九",
  LONG.trim().slice(0, 10_000),
];

export function strangeBook(): PlainBook {
  return {
    Orders: STRANGE_NAMES.map((name, index) => ({
      Order: name,
      Product: index % 2 === 0 ? name : "plain",
      Quantity: 10,
      Customer: name,
    })),
    Standards: [
      ...STRANGE_NAMES.filter((_, index) => index % 2 === 0).map((name) => ({
        Product: name,
        Step: 10,
        Operation: name,
        Resource: name.slice(0, 40),
        "Rate per hour": 60,
      })),
      {
        Product: "plain",
        Step: 10,
        Operation: "=cmd|' /C calc'!A0",
        Resource: "m",
        "Rate per hour": 60,
      },
    ],
    Capacities: [
      ...STRANGE_NAMES.filter((_, index) => index % 2 === 0).map((name) => ({
        Resource: name.slice(0, 40),
      })),
      { Resource: "m" },
    ],
    Settings: [{ Setting: "Plan start", Value: at("2026-03-02T06:00") }],
  };
}
