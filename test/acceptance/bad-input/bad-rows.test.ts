import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { type Result } from "../judge/judge-result";
import { textOf } from "../judge/cell-meaning";
import { judgeInputs } from "../schedule-judge";
import { merged } from "../scenarios/scenario";
import { at, type PlainBook } from "../support/plain-book";
import { readTable, readWorkbook, type ValueRow } from "../support/read-book";
import { plumbline, type Run, traceIn, workFolder } from "../support/run-plumbline";
import { writeBook } from "../support/write-book";
import { BAD_ROWS, type BadRow, strangeBook, STRANGE_NAMES } from "./bad-rows";

const folder = workFolder("bad-rows");

interface Seen {
  readonly run: Run;
  readonly result: Result;
  readonly output: XLSX.WorkBook;
  readonly input: XLSX.WorkBook;
}

async function schedule(name: string, book: PlainBook, ...args: string[]): Promise<Seen> {
  const input = join(folder, `${name}.xlsx`);
  const output = join(folder, `${name}.out.xlsx`);
  writeBook(input, book);
  const run = await plumbline([
    "schedule",
    input,
    ...["-o", output, "--iterations", "1", "--json", "--quiet"],
    ...args,
  ]);
  if (run.status > 1 || run.status < 0) throw new Error(`status ${run.status}: ${run.stderr}`);
  return {
    run,
    result: JSON.parse(run.stdout) as Result,
    output: readWorkbook(output),
    input: readWorkbook(input),
  };
}

function rowsOf(output: XLSX.WorkBook, name: string, headings: string[]): readonly ValueRow[] {
  const sheet = output.Sheets[name];
  return (sheet && readTable(sheet, headings, { stopAtBlank: true })?.rows) ?? [];
}

describe("bad rows among good ones", () => {
  const settings: PlainBook = {
    Settings: [{ Setting: "Plan start", Value: at("2026-03-02T06:00") }],
  };
  const book = merged(BAD_ROWS, settings);
  const all = schedule("all", book);
  all.catch(() => undefined);

  /** The address of a cell of one bad row in the book of all of them. */
  function addressOf(
    one: BadRow,
    [sheet, row, heading]: readonly [string, number, string],
  ): string {
    const before = BAD_ROWS.slice(0, BAD_ROWS.indexOf(one)).reduce(
      (sum, other) => sum + (other.book[sheet]?.length ?? 0),
      0,
    );
    const headings = new Set((book[sheet] ?? []).flatMap((found) => Object.keys(found)));
    return XLSX.utils.encode_cell({ r: before + row + 1, c: [...headings].indexOf(heading) });
  }

  it.each(BAD_ROWS.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const { result, output } = await all;
    const cells = one.cell ? [one.cell] : (one.anyCellOf ?? []);
    if (cells.length > 0) {
      const wanted = cells.map((cell) => `${cell[0]}!${addressOf(one, cell)}`);
      const found = result.issues.find((issue) => wanted.includes(`${issue.sheet}!${issue.cell}`));
      const near = result.issues
        .filter((issue) => wanted.some((text) => text.startsWith(`${issue.sheet}!`)))
        .map((issue) => `${issue.sheet}!${issue.cell} ${issue.what}`);
      expect({ wanted, found: found ? "found" : near }).toEqual({ wanted, found: "found" });
      expect(found?.what.length).toBeGreaterThan(8);
      expect(found?.how.length).toBeGreaterThan(8);
      const written = rowsOf(output, "Issues", ["Severity", "What"]).map(
        (row) => `${textOf(row["Sheet"])}!${textOf(row["Cell"])}`,
      );
      expect(
        wanted.some((text) => written.some((cell) => cell.endsWith(text) || cell === text)),
      ).toBe(true);
    }
    const schedule = rowsOf(output, "Schedule", ["Order", "Start"]);
    const scheduled = new Set(schedule.map((row) => textOf(row["Order"])));
    for (const order of one.good ?? []) expect([...scheduled]).toContain(order);
    const promises = rowsOf(output, "Promises", ["Order", "Finish"]);
    for (const [order, reason] of Object.entries(one.left ?? {})) {
      const row = promises.find((found) => textOf(found["Order"]) === order);
      expect(textOf(row?.["Waits most for"])).toMatch(/^Not scheduled: /);
      expect(textOf(row?.["Waits most for"])).toMatch(reason);
      expect(result.unscheduled.map((found) => found.order)).toContain(order);
    }
  });

  it("tells 1 with --strict, 0 without, and never shows a stack trace", async () => {
    const { run, input, output } = await all;
    expect(run.status).toBe(0);
    expect(traceIn(run)).toBeUndefined();
    expect(judgeInputs(input, output)).toEqual([]);
    const strict = await schedule("strict", book, "--strict");
    expect(strict.run.status).toBe(1);
    expect(strict.result.issues).toEqual((await all).result.issues);
  });

  it("writes as many rows in Issues as the machine-readable result has issues", async () => {
    const { result, output } = await all;
    expect(rowsOf(output, "Issues", ["Severity", "What"]).length).toBe(result.issues.length);
  });
});

/** Names are one line: any white space in them counts as one space. */
function spaced(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

describe("strange texts", () => {
  const all = schedule("strange", strangeBook(), "--strict");
  all.catch(() => undefined);

  it.each(STRANGE_NAMES.map((name) => [name.slice(0, 30), name] as const))(
    "%j is a name like any other",
    async (_, name) => {
      const { output } = await all;
      const promises = rowsOf(output, "Promises", ["Order", "Finish"]);
      const row = promises.find((found) => textOf(found["Order"]) === spaced(name));
      expect(textOf(row?.["Waits most for"])).not.toMatch(/^Not scheduled/);
      expect(row?.["Finish"]).toEqual(expect.any(Number));
      expect(spaced(textOf(row?.["Customer"]))).toBe(spaced(name));
    },
  );

  it("never become formulas", async () => {
    const { output, run } = await all;
    expect(run.status).toBe(0);
    const texts = new Set(STRANGE_NAMES.map((name) => name.replace(/^[=+@-]/, "")));
    for (const name of ["Schedule", "Promises", "Targets"]) {
      for (const [address, raw] of Object.entries(output.Sheets[name] ?? {})) {
        if (address.startsWith("!")) continue;
        const formula = (raw as XLSX.CellObject).f;
        expect(formula !== undefined && texts.has(formula)).toBe(false);
        expect(formula ?? "").not.toContain("cmd|");
      }
    }
  });
});
