import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { checkBook } from "../../src/app/check-assumptions";
import { sampleBook } from "../../src/cli/made-books";
import { reviewVariance } from "../../src/app/review-variance";
import { openWorkbook, type XlsxHost } from "../../src/hosts/xlsx/xlsx-host";
import { VARIANCE } from "../../src/sheets/written-review";
import { EFFECTS } from "../../src/variance/gap-cells";
import { testFolder } from "../cli/small-book";
import { packageFaults } from "../support/package-checker/check-package";
import { seedWorkbook } from "../hosts/seed-workbook";
import type { WorkbookSeed } from "../../src/hosts/workbook-seed";
import { LEDGER_BOOK, LEDGER_NOW } from "../support/ledger-book";
import { revenueBook } from "../support/revenue-book";
import { runInMemory } from "./run-in-memory";
import { directSolver, tableRows } from "../unit/app/a-shop";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const inOffice = hasOffice ? it : it.skip;
const folder = testFolder();

/** Lets LibreOffice convert files, with a profile of its own; gives the path of the first. */
function convert(names: readonly string[], to: "xlsx" | "pdf"): string {
  const out = join(folder, to);
  mkdirSync(out, { recursive: true });
  spawnSync(
    "soffice",
    [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      out,
      ...names.map((name) => join(folder, name)),
    ],
    { timeout: 150_000 },
  );
  return join(out, names[0]!.replace(/\.xlsx$/, `.${to}`));
}

/** The same workbook without the values of its formulas, so that whoever opens it must calculate. */
function forgetValues(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  for (const name of Object.keys(files).filter((part) => /worksheets\/sheet\d+\.xml$/.test(part))) {
    const xml = strFromU8(files[name]!);
    files[name] = strToU8(xml.replace(/(<\/f>|<f[^>]*\/>)<v>[^<]*<\/v>/g, "$1"));
  }
  return zipSync(files);
}

/** Address and value of every cell that has a formula and shows a number or a text. */
function formulaValues(bytes: Uint8Array): Map<string, unknown> {
  const book = XLSX.read(bytes, { cellFormula: true });
  const found = new Map<string, unknown>();
  for (const sheet of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[sheet]!)) {
      const { f, v } = cell as XLSX.CellObject;
      if (!address.startsWith("!") && f !== undefined) found.set(`${sheet}!${address}`, v ?? "");
    }
  }
  return found;
}

const HOURS = ["Planned h", "Actual h", "Gap h", ...EFFECTS.map(headingOf), "Of which constraint"];

function headingOf(key: (typeof EFFECTS)[number]): string {
  return VARIANCE.columns[key].header;
}

/** A sheet with each figure of each line of Variance as the sum of its rows, which must be that figure. */
async function addSums(host: XlsxHost): Promise<void> {
  const lines = await tableRows(host, "PlumbVariance");
  const cells = lines.flatMap((line, row) => {
    const level = String(line["Level"]);
    const name = line[level];
    const by =
      level === "Total"
        ? ""
        : `,PlumbVarianceRows[${level}],${typeof name === "number" ? name : `"${String(name)}"`}`;
    return HOURS.map((heading, column) => {
      const rows = `PlumbVarianceRows[${heading}]`;
      const formula = `=${by === "" ? `SUM(${rows})` : `SUMIFS(${rows}${by})`}`;
      return { row, column, value: { formula, value: Number(line[heading]) } };
    });
  });
  const content = { name: "Sums", visibility: "visible", cells, tables: [] } as const;
  const nothing = { columnWidths: [], conditionalFormats: [], validations: [], notes: [] };
  const print = { landscape: false, fitToWidth: false };
  await host.apply([{ kind: "putSheet", content: { ...content, ...nothing, print } }]);
}

/** Books with a ledger's closed month; revenue with both sides, with other units, and with one alone. */
const MONTHS: Readonly<Record<string, WorkbookSeed>> = {
  ledger: LEDGER_BOOK,
  revenue: revenueBook(),
  equivalents: revenueBook({ unlike: false }),
  unplanned: revenueBook({ plan: false }),
  unsold: revenueBook({ shipped: false }),
};

async function monthReviewed(book: WorkbookSeed): Promise<Uint8Array> {
  const host = openWorkbook(await seedWorkbook(book));
  const options = { bookName: "ledger.xlsx", now: LEDGER_NOW };
  const outcome = await reviewVariance(host, options, directSolver, STILL);
  expect(outcome.kind).toBe("done");
  return host.save();
}

const STILL = { now: () => 0, elapsed: () => 0 };

describe("the sample's workbook with its schedule", () => {
  let written: Uint8Array;

  beforeAll(async () => {
    const host = openWorkbook(await sampleBook());
    await runInMemory(host);
    const options = { bookName: "sample.xlsx", weigh: false } as const;
    await reviewVariance(host, { ...options, iterations: 0 }, directSolver, STILL);
    await checkBook(host, options, directSolver, STILL);
    await addSums(host);
    written = host.save();
    writeFileSync(join(folder, "written.xlsx"), written);
  }, 120_000);

  it("passes the package checker", () => {
    expect(packageFaults(written)).toEqual([]);
  });

  it("is read by another program, sheet by sheet", () => {
    const book = XLSX.read(written);
    expect(book.SheetNames).toEqual(
      expect.arrayContaining(["Dashboard", "Orders", "Schedule", "Targets", "Promises"]),
    );
    expect(XLSX.utils.sheet_to_json(book.Sheets.Schedule!, { range: 4 }).length).toBeGreaterThan(
      1000,
    );
  });

  inOffice(
    "gives the cached values when LibreOffice calculates its formulas",
    async () => {
      writeFileSync(join(folder, "forgotten.xlsx"), forgetValues(written));
      const ours = formulaValues(written);
      const months = new Map<string, Uint8Array>();
      for (const [name, book] of Object.entries(MONTHS)) {
        const reviewed = await monthReviewed(book);
        months.set(`${name}.xlsx`, reviewed);
        writeFileSync(join(folder, `${name}.xlsx`), forgetValues(reviewed));
      }
      const first = convert(["forgotten.xlsx", ...months.keys()], "xlsx");
      const converted = readFileSync(first);
      const theirs = formulaValues(converted);
      expect(ours.size).toBeGreaterThan(100);
      const on = (sheet: string) => [...ours.keys()].filter((at) => at.startsWith(`${sheet}!`));
      expect(on("Sums").length).toBeGreaterThan(1000);
      expect(on("KPIs").length).toBeGreaterThan(50);
      const different = [...ours].filter(([address, value]) => !same(value, theirs.get(address)));
      expect(different.slice(0, 5)).toEqual([]);
      for (const [name, reviewed] of months) {
        const money = formulaValues(readFileSync(join(folder, "xlsx", name)));
        const cells = [...formulaValues(reviewed)];
        expect(cells.length).toBeGreaterThan(50);
        const other = cells.filter(([at, value]) => !same(value, money.get(at)));
        expect([name, ...other.slice(0, 5)]).toEqual([name]);
      }
      const standards = XLSX.read(converted).Sheets.Standards!;
      const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(standards, { range: 3 });
      expect(rows.find((row) => /^Rate too tight/.test(String(row["Plumb check"])))).toMatchObject({
        ...{ Part: "BV-25", "Work Center": "MILL-1" },
        ...{ "Plumb observed": expect.closeTo(114, -1), "Plumb suggested": expect.any(Number) },
      });
    },
    300_000,
  );

  inOffice(
    "is drawn by LibreOffice",
    () => {
      // The ledger's small book, since the sample's thousands of rows take half a minute to draw.
      const pdf = convert(["ledger.xlsx"], "pdf");
      expect(existsSync(pdf)).toBe(true);
      expect(statSync(pdf).size).toBeGreaterThan(50_000);
    },
    300_000,
  );
});

function same(ours: unknown, theirs: unknown): boolean {
  if (typeof ours === "number" && typeof theirs === "number") {
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours));
  }
  return String(ours ?? "") === String(theirs ?? "");
}
