/** The judge is worth nothing if it lets a wrong schedule pass: each of these changes must be seen. */
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { judge } from "../schedule-judge";
import { generateBook } from "../generate/generate-book";
import { smallFactory } from "../commands/small-factory";
import { DAY, type PlainBook } from "../support/plain-book";
import { readTable, readWorkbook, type Table, type ValueRow, valuesOf } from "../support/read-book";
import { plumbline, workFolder } from "../support/run-plumbline";
import { writeBook } from "../support/write-book";
import { numberOf, textOf } from "./cell-meaning";
import { type Result } from "./judge-result";

const folder = workFolder("judge");

interface Made {
  readonly book: PlainBook;
  readonly path: string;
  readonly input: string;
  readonly result: Result;
}

async function make(name: string, book: PlainBook): Promise<Made> {
  const input = join(folder, `${name}.xlsx`);
  const path = join(folder, `${name}.out.xlsx`);
  writeBook(input, book);
  const run = await plumbline([
    "schedule",
    ...[input, "-o", path, "--iterations", "1", "--json", "--quiet"],
  ]);
  return { book, path, input, result: JSON.parse(run.stdout) as Result };
}

/** A written table whose cells can be changed in memory. */
class Sheet {
  private readonly table: Table;

  constructor(
    private readonly output: XLSX.WorkBook,
    private readonly name: string,
  ) {
    const wanted = name === "Load" ? ["Resource", "Run h"] : ["Order", "Product"];
    const found = readTable(output.Sheets[name] ?? {}, wanted, { stopAtBlank: true });
    if (found === undefined) throw new Error(`${name} is not there`);
    this.table = found;
  }

  /** Rows that are still to come. */
  rows(): readonly ValueRow[] {
    return this.table.rows;
  }

  first(match: (row: ValueRow) => boolean): number {
    const found = this.table.rows.findIndex(match);
    if (found < 0) throw new Error(`${this.name} has no such row`);
    return found;
  }

  set(index: number, heading: string, change: (was: number) => number | string): void {
    const r = this.table.at[index] ?? 0;
    const c = this.table.firstColumn + this.table.headings.indexOf(heading);
    const address = XLSX.utils.encode_cell({ r, c });
    const sheet = this.output.Sheets[this.name] ?? {};
    const value = change(numberOf(this.table.rows[index]?.[heading]) ?? 0);
    const was = sheet[address] as XLSX.CellObject | undefined;
    sheet[address] = { ...was, t: typeof value === "number" ? "n" : "s", v: value };
  }

  /** Takes the row out by overwriting it with the last one. */
  drop(index: number): void {
    const sheet = this.output.Sheets[this.name] ?? {};
    const last = this.table.at[this.table.at.length - 1] ?? 0;
    this.table.headings.forEach((_, column) => {
      const c = this.table.firstColumn + column;
      const from = XLSX.utils.encode_cell({ r: last, c });
      sheet[XLSX.utils.encode_cell({ r: this.table.at[index] ?? 0, c })] = sheet[from];
      delete sheet[from];
    });
  }
}

const MINUTE = 60 / DAY;

function planned(row: ValueRow): boolean {
  return !["Done", "Running"].includes(textOf(row["Status"]));
}

function shift(sheet: Sheet, index: number, by: number): void {
  for (const heading of ["Start", "Run start", "End"]) sheet.set(index, heading, (was) => was + by);
}

type Change = (output: XLSX.WorkBook) => void;

const schedule = (change: (sheet: Sheet, index: number) => void, match = planned): Change => {
  return (output) => {
    const sheet = new Sheet(output, "Schedule");
    change(sheet, sheet.first(match));
  };
};

const isSecondStep = (row: ValueRow): boolean => textOf(row["Step"]) === "20";
const hasSetup = (row: ValueRow): boolean => planned(row) && (numberOf(row["Setup min"]) ?? 0) > 0;

const CHANGES: [string, RegExp, Change][] = [
  [
    "an operation a minute before the plan's start",
    /plan start|capacity|calendar/,
    schedule((sheet, at) => shift(sheet, at, -30 * MINUTE)),
  ],
  [
    "a second step before the first has ended",
    /precedence/,
    schedule((sheet, at) => shift(sheet, at, -20 * MINUTE), isSecondStep),
  ],
  [
    "an End one second early",
    /calendar/,
    schedule((sheet, at) => sheet.set(at, "End", (was) => was - 1 / DAY)),
  ],
  [
    "a run of a minute less",
    /duration/,
    schedule((sheet, at) => sheet.set(at, "Run min", (was) => was - 1)),
  ],
  [
    "a start quantity of one less",
    /quantity/,
    schedule((sheet, at) => sheet.set(at, "Start quantity", (was) => was - 1)),
  ],
  [
    "a good quantity that is rounded up",
    /quantity/,
    schedule((sheet, at) => sheet.set(at, "Good quantity", (was) => was + 1)),
  ],
  [
    "no setup",
    /setup|calendar/,
    schedule((sheet, at) => sheet.set(at, "Setup min", () => 0), hasSetup),
  ],
  [
    "another machine",
    /reading|calendar|duration|capacity/,
    schedule(
      (sheet, at) => sheet.set(at, "Resource", () => "Lathe"),
      (row) => textOf(row["Resource"]) === "Saw",
    ),
  ],
  ["a unit that is not there", /unit/, schedule((sheet, at) => sheet.set(at, "Unit", () => 9))],
  [
    "a status that is no word of ours",
    /status/,
    schedule((sheet, at) => sheet.set(at, "Status", () => "Fine")),
  ],
  [
    "a late order that is said to be on time",
    /status/,
    schedule(
      (sheet, at) => sheet.set(at, "Status", () => "On time"),
      (row) => textOf(row["Status"]) === "Late" && textOf(row["Product"]) === "Nut",
    ),
  ],
  [
    "an operation that is not there",
    /complete|promises|load/,
    schedule((sheet, at) => sheet.drop(at), isSecondStep),
  ],
  [
    "a Finish a minute off",
    /promises/,
    (output) => new Sheet(output, "Promises").set(0, "Finish", (was) => was + MINUTE),
  ],
  [
    "Late days that are not",
    /promises/,
    (output) => new Sheet(output, "Promises").set(0, "Late days", (was) => was + 0.02),
  ],
  ["an order that is not promised", /promises/, (output) => new Sheet(output, "Promises").drop(0)],
  [
    "an order line twice in Promises",
    /promises/,
    (output) =>
      new Sheet(output, "Promises").set(1, "Order", () =>
        textOf(new Sheet(output, "Promises").rows()[0]?.["Order"]),
      ),
  ],
  [
    "six minutes of load too many",
    /load/,
    (output) => {
      const sheet = new Sheet(output, "Load");
      sheet.set(
        sheet.first((row) => (numberOf(row["Run h"]) ?? 0) > 0),
        "Run h",
        (was) => was + 0.1,
      );
    },
  ],
  [
    "a target of some units less",
    /targets/,
    (output) => {
      const sheet = new Sheet(output, "Targets");
      sheet.set(
        sheet.first((row) => (numberOf(row["Target units"]) ?? 0) > 5),
        "Target units",
        (was) => was - 3,
      );
    },
  ],
  [
    "an input cell that was changed",
    /inputs/,
    (output) => {
      const cell = output.Sheets["Orders"]?.["C2"] as XLSX.CellObject;
      cell.v = 121;
    },
  ],
  [
    "a heading that is not the contract's",
    /headings/,
    (output) => {
      const sheet = output.Sheets["Schedule"] ?? {};
      for (const raw of Object.values(sheet)) {
        const cell = raw as XLSX.CellObject;
        if (cell?.v === "Waits for") cell.v = "Waits on";
      }
    },
  ],
];

describe("the judge of written schedules", () => {
  const small = make("small", smallFactory());
  small.catch(() => undefined);

  async function rulesBroken(change: Change | undefined): Promise<string[]> {
    const { book, path, input, result } = await small;
    const output = readWorkbook(path);
    change?.(output);
    const { faults } = judge({
      inputs: valuesOf(book),
      output,
      given: readWorkbook(input),
      result,
    });
    return faults.map(({ rule }) => rule);
  }

  it("accepts what was written", async () => {
    expect(await rulesBroken(undefined)).toEqual([]);
  });

  it.each(CHANGES)("sees %s", async (_, rule, change) => {
    expect((await rulesBroken(change)).join(" ")).toMatch(rule);
  });

  it("sees figures in the machine-readable result that are not the sheets'", async () => {
    const { book, path, result } = await small;
    for (const figure of [
      "weightedTardinessHours",
      "lateOrders",
      "changeoverHours",
      "makespan",
    ] as const) {
      const wrong = {
        ...result,
        objective: { ...result.objective, [figure]: result.objective[figure] + 1 },
      };
      const { faults } = judge({
        inputs: valuesOf(book),
        output: readWorkbook(path),
        result: wrong,
      });
      expect(faults.map(({ text }) => text).join(" ")).toContain(figure);
    }
  });

  it("sees every operation of a random factory that is moved to the plan's start", async () => {
    const { book, path } = await make("random", { ...generateBook(17).book });
    const sheet = new Sheet(readWorkbook(path), "Schedule");
    const start = Math.min(
      ...sheet
        .rows()
        .filter(planned)
        .map((row) => numberOf(row["Start"]) ?? Infinity),
    );
    let moved = 0;
    for (const [index, row] of sheet.rows().entries()) {
      const by = start - (numberOf(row["Start"]) ?? 0);
      if (!planned(row) || by > -0.5) continue;
      if (++moved > 25) break;
      const output = readWorkbook(path);
      shift(new Sheet(output, "Schedule"), index, by);
      const { faults } = judge({ inputs: valuesOf(book), output });
      expect([index, faults.length > 0]).toEqual([index, true]);
    }
    expect(moved).toBeGreaterThan(5);
  });
});
