import { checkBook } from "../../../src/app/check-assumptions";
import { reviewVariance } from "../../../src/app/review-variance";
import type { SheetSeed, WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { type CellValue, isCellError } from "../../../src/workbook/grid";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { PLAN_START } from "../../support/a-plan";
import { START, aHost, directSolver, stillClock } from "./a-shop";

type Row = readonly CellValue[];

interface Odd {
  readonly actuals?: readonly Row[];
  readonly receipts?: readonly Row[];
  readonly rate?: number;
}

const DATE_TIME = "yyyy-mm-dd hh:mm";

/** One saw at 50 an hour with 30 min setup, one material within ten days. */
function book({ actuals = [], receipts = [], rate = 50 }: Odd): WorkbookSeed {
  const orders = [...new Set(["A-1", ...actuals.map(([order]) => String(order))])];
  const sheets: SheetSeed[] = [
    sheet(
      "Orders",
      ["Order", "Product", "Quantity", "Due"],
      [...orders.map((order): Row => [order, "P", 100, START + 1])],
    ),
    sheet(
      "Standards",
      ["Product", "Step", "Resource", "Rate per hour", "Setup min", "Yield"],
      [["P", "10", "Saw 1", rate, 30, 0.95]],
    ),
    sheet("Capacities", ["Resource", "Uptime"], [["Saw 1", 0.9]]),
    sheet("Supply", ["Material", "Supplier", "Lead time days"], [["X", "S", 10]]),
  ];
  if (actuals.length > 0)
    sheets.push(
      sheet(
        "Actuals",
        ["Order", "Step", "Resource", "Start", "End", "Good", "Scrap", "Setup min", "Down min"],
        actuals,
      ),
    );
  if (receipts.length > 0)
    sheets.push(
      sheet(
        "Receipts",
        ["Purchase order", "Material", "Quantity", "Ordered", "Promised", "Received"],
        receipts,
      ),
    );
  return { sheets };
}

function sheet(name: string, headings: readonly string[], rows: readonly Row[]): SheetSeed {
  const dated = new Set(["Due", "Start", "End", "Ordered", "Promised", "Received"]);
  const formats = headings.flatMap((heading, column) =>
    dated.has(heading)
      ? rows.map((_, row) => [`${String.fromCharCode(65 + column)}${row + 2}`, DATE_TIME] as const)
      : [],
  );
  return { name, rows: [headings, ...rows], formats: Object.fromEntries(formats) };
}

/** Jobs one after the other, ended by plan start: `hours` long with so many good and bad. */
const jobs = (n: number, hours: (i: number) => number, good = 90, scrap = 10): Row[] =>
  Array.from({ length: n }, (_, i) => {
    const start = START - n + i + (i % 7) / 1440;
    return [`A-${i + 1}`, "10", "Saw 1", start, start + hours(i) / 24, good, scrap, 30, 0];
  });

const orders = (n: number, days: (i: number) => number | null, ordered = (i: number) => i): Row[] =>
  Array.from({ length: n }, (_, i) => {
    const from = START - 60 + ordered(i) * 0.5;
    const took = days(i);
    return [`B-${i}`, "X", 5, from, from + 10, took === null ? null : from + took];
  });

const OPTIONS = { bookName: "odd.xlsx", now: PLAN_START };
const CLOCK = stillClock(PLAN_START);

/** Verdicts by kind, and codes of issues, after both; no cell of ours may hold an error or no number. */
async function judged(odd: Odd) {
  const host = aHost(book(odd));
  const variance = await reviewVariance(host, OPTIONS, directSolver, CLOCK);
  const check = await checkBook(host, OPTIONS, directSolver, CLOCK);
  if (check.kind !== "done") throw new Error(JSON.stringify(check));
  await expectSoundCells(host);
  const verdicts = Object.fromEntries(
    check.report.findings.map(({ kind, verdict }) => [kind, verdict]),
  );
  const issues =
    variance.kind === "done"
      ? variance.report.issues
      : variance.kind === "refused"
        ? variance.issues
        : [];
  return {
    variance: variance.kind,
    verdicts,
    codes: [...new Set([...issues, ...check.report.issues].map(({ code }) => code))],
    findings: check.report.findings,
  };
}

async function expectSoundCells(host: WorkbookHost): Promise<void> {
  const { tables } = await host.readInfo();
  const ours = tables.filter(({ name }) => name.startsWith("Plumb")).map((table) => table.sheet);
  for (const grid of await host.readGrids([...new Set(ours)]))
    for (const value of grid.values) {
      expect(isCellError(value)).toBe(false);
      if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      if (typeof value === "string") expect(value).not.toMatch(/NaN|Infinity|undefined/);
    }
}

const DECIDED = ["Too tight", "Too loose", "Not achieved", "Stale", "Optimistic", "Padded"];

describe("a record that cannot be right", () => {
  it("is told where there is none", async () => {
    const { variance, verdicts, codes } = await judged({});
    expect(variance).toBe("refused");
    expect(codes).toContain("nothing-recorded");
    expect(Object.values(verdicts).filter((verdict) => verdict !== "Unproven")).toEqual([]);
  });

  it.each<[string, Odd, Record<string, string>, string]>([
    ["zero hours", { actuals: jobs(30, () => 0) }, {}, "ends-before-start"],
    [
      "no time left for what was made",
      { actuals: jobs(30, () => 0.4) },
      { Rate: "Unproven" },
      "booking-without-time",
    ],
    [
      "nothing made",
      { actuals: jobs(30, () => 3, 0, 0) },
      { Rate: "Unproven", Yield: "Unproven" },
      "booking-without-output",
    ],
    ["ends before starts", { actuals: jobs(30, () => -2) }, {}, "ends-before-start"],
    [
      "dates far ahead",
      {
        actuals: [
          ...jobs(30, () => 2.5),
          ["A-99", "10", "Saw 1", START + 9000, START + 9000.1, 9, 0, 0, 0],
        ],
      },
      {},
      "booking-ahead",
    ],
  ])("with %s has an issue and no verdict from it", async (_, odd, verdicts, code) => {
    const found = await judged(odd);
    expect(found.verdicts).toMatchObject(verdicts);
    expect(found.codes).toContain(code);
    const decided = found.findings.filter(({ kind }) => kind === "Rate");
    expect(decided.filter(({ verdict }) => DECIDED.includes(verdict))).toEqual([]);
  });

  it("with nothing good is no yield of more than it is", async () => {
    const { findings } = await judged({ actuals: jobs(30, (i) => 2.5 + (i % 5) / 10, 0, 100) });
    const [yields] = findings.filter(({ kind }) => kind === "Yield");
    expect(yields!.suggested ?? 0).toBe(0);
    expect(yields!.observed ?? 0).toBe(0);
  });

  it("with a standard of nothing leaves the row out, and is told", async () => {
    const { verdicts, codes } = await judged({ actuals: jobs(30, () => 2.5), rate: 0 });
    expect(verdicts).not.toHaveProperty("Rate");
    expect(codes.length).toBeGreaterThan(0);
  });

  it("of one booking, or one receipt, proves nothing", async () => {
    const { verdicts } = await judged({ actuals: jobs(1, () => 6), receipts: orders(1, () => 30) });
    for (const verdict of Object.values(verdicts)) expect(verdict).toBe("Unproven");
  });

  it("of equal jobs is judged, without a day on which they changed", async () => {
    // All take 150 min with 30 of setup: 50 an hour, to the minute the standard's own.
    const same = await judged({ actuals: jobs(30, () => 2.5) });
    expect(same.verdicts).toMatchObject({
      Record: "Copied, not measured",
      Rate: "Copied, not measured",
    });
    // 37 an hour, always.
    const slow = await judged({ actuals: jobs(30, () => 3.2), receipts: orders(30, () => 10) });
    const [rate] = slow.findings.filter(({ kind }) => kind === "Rate");
    expect(rate).toMatchObject({ verdict: "Too tight", since: undefined });
    expect(slow.verdicts["Lead time"]).toBe("Realistic");
  });

  it("older than the plan says what it says", async () => {
    const old = jobs(30, (i) => 2.6 + (i % 5) / 20).map((row) => [
      ...row.slice(0, 3),
      Number(row[3]) - 300,
      Number(row[4]) - 300,
      ...row.slice(5),
    ]);
    const { variance, verdicts } = await judged({ actuals: old });
    expect(variance).toBe("done");
    expect(verdicts["Record"]).toBe("Measured");
  });
});

describe("receipts that cannot be right", () => {
  it.each<[string, Row[]]>([
    ["received before ordered", orders(30, () => -5)],
    [
      "ordered far ahead",
      orders(
        30,
        () => 5,
        () => 9000,
      ),
    ],
    ["received far ahead", orders(30, () => 9000)],
  ])("%s say nothing", async (_, receipts) => {
    const { verdicts } = await judged({ receipts });
    expect(verdicts["Lead time"] ?? "Unproven").toBe("Unproven");
  });
});
