/**
 * Small hand-made factories with times worked out by hand. Many of them share one workbook and one
 * run: each has resources, calendars and products of its own.
 */
import { join } from "node:path";
import { judge, type Judgement, sayFaults } from "../schedule-judge";
import { type Result } from "../judge/judge-result";
import { textOf, writtenSeconds } from "../judge/cell-meaning";
import { isoOf, type PlainBook, type PlainRow } from "../support/plain-book";
import {
  readWorkbook,
  type Table,
  type Value,
  type ValueRow,
  valuesOf,
} from "../support/read-book";
import { plumbline, type Run } from "../support/run-plumbline";
import { type Disguise, writeBook } from "../support/write-book";
import type * as XLSX from "@e965/xlsx";

/** A row of the schedule by `Order/Step`; moments as `03-02 06:30`, with seconds where there are any. */
export type Expected = Readonly<Record<string, string | number | null>>;

export interface Scenario {
  readonly name: string;
  readonly book: PlainBook;
  /** By `Order|Step`. */
  readonly rows?: Readonly<Record<string, Expected>>;
  /** By order, in Promises. */
  readonly promises?: Readonly<Record<string, Expected>>;
  readonly unscheduled?: Readonly<Record<string, RegExp>>;
}

export const PLAN_START = "2026-03-02T06:00";

/** The rows of all scenarios, one after the other. */
export function merged(scenarios: readonly Scenario[], more: PlainBook = {}): PlainBook {
  const book: Record<string, PlainRow[]> = {};
  for (const part of [...scenarios.map((scenario) => scenario.book), more]) {
    for (const [name, rows] of Object.entries(part)) {
      book[name] = [...(book[name] ?? []), ...rows];
    }
  }
  return book;
}

export function say(seconds: number): string {
  const iso = isoOf(seconds);
  return iso.slice(5, iso.endsWith(":00") ? 16 : 19).replace("T", " ");
}

const MOMENTS = ["Start", "Run start", "End", "Due", "Finish"];

/** The cells of a row that a scenario speaks of, moments as text. */
export function shown(row: ValueRow | undefined, expected: Expected): Record<string, Value> {
  const cells: Record<string, Value> = {};
  for (const heading of Object.keys(expected)) {
    const value = row?.[heading] ?? null;
    const seconds = MOMENTS.includes(heading) ? writtenSeconds(value) : undefined;
    cells[heading] =
      seconds !== undefined
        ? say(seconds)
        : typeof value === "number"
          ? Math.round(value * 1e6) / 1e6
          : value;
  }
  return cells;
}

export interface Played {
  readonly run: Run;
  readonly result: Result;
  readonly judgement: Judgement;
  readonly output: XLSX.WorkBook;
  row(key: string): ValueRow | undefined;
  promise(order: string): ValueRow | undefined;
}

function find(table: Table | undefined, order: string, step?: string): ValueRow | undefined {
  return table?.rows.find(
    (row) => textOf(row["Order"]) === order && (step === undefined || textOf(row["Step"]) === step),
  );
}

/** Writes all scenarios into one workbook, schedules it and judges what was written. */
export async function play(
  folder: string,
  scenarios: readonly Scenario[],
  options: {
    readonly settings?: readonly PlainRow[];
    readonly args?: readonly string[];
    readonly disguise?: Disguise;
    readonly more?: PlainBook;
  } = {},
): Promise<Played> {
  const settings = options.settings ?? [{ Setting: "Plan start", Value: PLAN_START }];
  const book = { ...merged(scenarios, options.more), Settings: settings };
  const input = join(folder, "book.xlsx");
  const out = join(folder, "book.out.xlsx");
  writeBook(input, book, options.disguise);
  const args = ["-o", out, "--iterations", "1", "--json", "--quiet", ...(options.args ?? [])];
  const run = await plumbline(["schedule", input, ...args]);
  if (run.status !== 0) throw new Error(`status ${run.status}: ${run.stderr.slice(0, 3000)}`);
  const result = JSON.parse(run.stdout) as Result;
  const output = readWorkbook(out);
  const unscheduled = Object.assign({}, ...scenarios.map((one) => one.unscheduled ?? {})) as Record<
    string,
    RegExp
  >;
  const judgement = judge({
    inputs: valuesOf(book),
    output,
    given: readWorkbook(input),
    result,
    unscheduled,
  });
  return {
    run,
    result,
    judgement,
    output,
    row: (key) => find(judgement.schedule, key.split("|")[0] ?? "", key.split("|")[1]),
    promise: (order) => find(judgement.promises, order),
  };
}

/** One test a scenario, after one run for all, and one for the judge's opinion of the whole. */
export function describeScenarios(
  title: string,
  folder: string,
  scenarios: readonly Scenario[],
  options: Parameters<typeof play>[2] = {},
): void {
  describe(title, () => {
    let played: Promise<Played> | undefined;
    const all = (): Promise<Played> => (played ??= play(folder, scenarios, options));

    it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
      "%s",
      async (_, one) => {
        const { row, promise } = await all();
        const seen: Record<string, unknown> = {};
        for (const [key, expected] of Object.entries(one.rows ?? {})) {
          seen[key] = shown(row(key), expected);
        }
        expect(seen).toEqual(one.rows ?? {});
        for (const [order, expected] of Object.entries(one.promises ?? {})) {
          expect({ [order]: shown(promise(order), expected) }).toEqual({ [order]: expected });
        }
        for (const [order, reason] of Object.entries(one.unscheduled ?? {})) {
          const words = `${order}: ${textOf(promise(order)?.["Waits most for"])}`;
          expect(words).toMatch(/: Not scheduled: /);
          expect(words).toMatch(reason);
        }
      },
    );

    it("all of it is a schedule by every rule", async () => {
      expect(sayFaults((await all()).judgement.faults)).toEqual([]);
    });
  });
}
