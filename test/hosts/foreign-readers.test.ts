import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as sheetjs from "@e965/xlsx";
import { emptyWorkbook } from "../../src/hosts/xlsx/empty-workbook";
import { addOwnerPivot } from "../../src/hosts/xlsx/owner-pivot";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { packageFaults } from "../support/package-checker/check-package";
import { openParts } from "../support/package-checker/open-parts";
import { cellAt } from "../../src/workbook/grid";
import { chartSheet } from "./some-charts";
import { orderTable, someSheet } from "./some-content";

const data = [
  ["Bracket", "Laser", 40],
  ["Cover", "Press", 25],
  ["Bracket", "Press", 35],
];

/** A workbook with a sheet, chart and pivot table of the owner's, and two sheets of ours. */
async function richBook(): Promise<Uint8Array> {
  const host = emptyWorkbook();
  const values = (column: number) => ({ top: 4, left: column, bottom: 6, right: column });
  const content = someSheet("O'Brien", orderTable([], { name: "Sales", rows: data }), {
    tables: [
      {
        ...orderTable([], { name: "Sales" }),
        columns: [{ header: "Product" }, { header: "Machine" }, { header: "Hours" }],
        rows: data,
      },
    ],
    charts: [
      {
        ...{ name: "Hours", kind: "column", title: "Hours <by> product", legend: false },
        ...{ description: "Hours of each product", categories: values(0) },
        area: { top: 9, left: 0, bottom: 22, right: 5 },
        series: [{ name: "Hours", values: values(2), look: "strong" }],
      },
    ],
  });
  await host.apply([{ kind: "putSheet", owner: "user", content }]);
  addOwnerPivot(host, {
    ...{ name: "Hours by product", sheet: "O'Brien", at: { row: 9, column: 8 } },
    source: { sheet: "O'Brien", area: { top: 3, left: 0, bottom: 6, right: 2 } },
    ...{ headers: ["Product", "Machine", "Hours"], rows: data, by: "Product", sumOf: "Hours" },
  });
  const opened = openWorkbook(host.save());
  const choices = Array.from({ length: 60 }, (_, n) => `Reason ${n}, long`);
  const validations = [0, 1].map((column) => ({
    area: { top: 4, left: column, bottom: 6, right: column },
    rule: { kind: "list" as const, choices },
    ...{ title: "Reason", message: "Choose one.", strict: true },
  }));
  const links = orderTable([], {
    name: "PlumbIssues",
    columns: [{ header: "Where" }, { header: "Sum" }],
    rows: [
      [
        { text: "x".repeat(300) + '"', linkTo: { sheet: "O'Brien", cell: "C5" } },
        { formula: "=SUM(Sales[Hours])", value: 100 },
      ],
      [{ text: "a\u000bb 😀 שלום", linkTo: { sheet: "O'Brien", cell: "A1" } }, -0.5],
      ["\u000b tab\u0001 _x0041_ \r\n\ud800", 1],
    ],
  });
  await opened.apply([
    { kind: "putSheet", content: someSheet("Schedule") },
    { kind: "putSheet", content: someSheet("Issues", links, { validations }) },
    {
      kind: "putSheet",
      content: someSheet("PlumbHistory", orderTable(["H"], { name: "PlumbHistory" }), {
        visibility: "hidden",
      }),
    },
    { kind: "putSheet", content: chartSheet() },
  ]);
  return opened.save();
}

describe("a written workbook", () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await richBook();
  });

  it("has no fault that Excel would mend", () => {
    expect(packageFaults(bytes)).toEqual([]);
  });

  it("is read by SheetJS with the same values, formats, formulas and links", () => {
    const book = sheetjs.read(bytes, { cellNF: true, cellStyles: true });
    expect(book.SheetNames).toEqual([
      "O'Brien",
      "Schedule",
      "Issues",
      "PlumbLists",
      "PlumbHistory",
      "Summary",
    ]);
    const schedule = book.Sheets["Schedule"]!;
    expect(schedule["A2"]).toMatchObject({ t: "s", v: "=not a formula" });
    expect(schedule["C2"]).toMatchObject({ f: "1+1", v: 2, z: "0.00" });
    expect(schedule["C5"]).toMatchObject({ v: 45000.25, z: "yyyy-mm-dd hh:mm" });
    const issues = book.Sheets["Issues"]!;
    expect(issues["B5"]).toMatchObject({ f: "SUM(Sales[Hours])", v: 100 });
    expect(issues["A5"]!.v).toBe("x".repeat(300) + '"');
    expect(issues["A6"]!.v).toBe("a b 😀 שלום");
    expect(String(issues["A7"]!.v).slice(0, 6)).toBe("\u000b tab\u0001");
    expect(book.Workbook!.Sheets!.map((sheet) => sheet.Hidden)).toEqual([0, 0, 0, 2, 1, 0]);
  });

  it("is read by ourselves with every character", async () => {
    const [grid] = await openWorkbook(bytes).readGrids(["Issues"]);
    expect(cellAt(grid!, 6, 0)).toBe("\u000b tab\u0001 _x0041_ \r\n\ud800");
  });

  it("keeps the owner's chart and pivot table when ours are cleaned away", async () => {
    const host = openWorkbook(bytes);
    await host.apply([{ kind: "clean" }]);
    const names = openParts(host.save()).names;
    expect(names).toContain("xl/charts/chart1.xml");
    expect(names).toContain("xl/pivotTables/pivotTable1.xml");
    expect(names.filter((name) => /customXml|sheet[2-9]|comments[2-9]/.test(name))).toEqual([]);
    expect(packageFaults(host.save())).toEqual([]);
  });

  const office = spawnSync("soffice", ["--version"]).status === 0;
  (office ? it : it.skip)(
    `opens in LibreOffice, which calculates the same${office ? "" : " (skipped: soffice is not there)"}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "plumbline-office-"));
      try {
        writeFileSync(join(folder, "book.xlsx"), bytes);
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        const args = [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"];
        execFileSync(
          "soffice",
          [...args, "--outdir", join(folder, "out"), join(folder, "book.xlsx")],
          {
            stdio: "ignore",
            timeout: 120_000,
          },
        );
        const book = sheetjs.read(readFileSync(join(folder, "out", "book.xlsx")));
        expect(book.Sheets["Schedule"]!["A1"]!.v).toBe('Schedule <&> "plan"');
        expect(book.Sheets["Schedule"]!["C2"]!.v).toBe(2);
        expect(book.Sheets["Issues"]!["B5"]!.v).toBe(100);
        expect(book.Sheets["O'Brien"]!["J13"]?.v ?? book.Sheets["O'Brien"]!["J12"]!.v).toBe(100);
        // Five charts, and as many when ours are drawn anew over what LibreOffice has saved.
        const again = openWorkbook(new Uint8Array(readFileSync(join(folder, "out", "book.xlsx"))));
        const charts = (names: readonly string[]) =>
          names.filter((name) => /charts\/chart\d+\.xml$/.test(name)).length;
        const parts = openParts(again.save());
        expect(charts(parts.names)).toBe(5);
        await again.apply([{ kind: "putSheet", content: chartSheet(), replaces: "Summary" }]);
        expect(charts(openParts(again.save()).names)).toBe(5);
        expect(
          parts.names.filter((name) => /pivotTables\/pivot|tables\/table/.test(name)).length,
        ).toBeGreaterThanOrEqual(5);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    150_000,
  );
});
