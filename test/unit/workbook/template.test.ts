import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Column } from "../../../src/sheets/define-sheet";
import { INPUT_SHEETS } from "../../../src/sheets/registry";
import { SETTINGS } from "../../../src/sheets/settings";
import { WRITTEN_TABLES } from "../../../src/sheets/written-sheets";
import type { CellValue } from "../../../src/workbook/grid";
import type { ContentValue, SheetContent } from "../../../src/workbook/sheet-content";
import { NO_MAPPING } from "../../../src/workbook/mapping";
import { readInput } from "../../../src/workbook/read-input";
import { sheetGuide } from "../../../src/workbook/sheet-guide";
import { templateSheets } from "../../../src/workbook/template";
import { gridOf } from "../../support/json-workbook";

const SHEETS = templateSheets();

/** The cells of a sheet as a host would read them back. */
function gridOfContent(content: SheetContent) {
  const cells = new Map<string, CellValue>();
  const put = (row: number, column: number, value: ContentValue) =>
    cells.set(`${row},${column}`, plain(value));
  for (const { row, column, value } of content.cells) put(row, column, value);
  for (const table of content.tables) {
    table.columns.forEach(({ header }, at) => put(table.row, table.column + at, header));
    table.rows.forEach((values, index) =>
      values.forEach((value, at) => put(table.row + 1 + index, table.column + at, value)),
    );
  }
  const places = [...cells.keys()].map((key) => key.split(",").map(Number));
  const height = Math.max(...places.map(([row]) => row!)) + 1;
  const width = Math.max(...places.map(([, column]) => column!)) + 1;
  const values = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => cells.get(`${row},${column}`) ?? null),
  );
  return gridOf({ name: content.name, rows: values });
}

function plain(value: ContentValue): CellValue {
  if (typeof value !== "object" || value === null) return value;
  return "formula" in value ? value.value : value.text;
}

describe("the template", () => {
  it("begins with how to use it, and has every input sheet", () => {
    expect(SHEETS.map(({ name }) => name)).toEqual(["How to use", ...Object.keys(INPUT_SHEETS)]);
  });

  it("has every column once, the common ones first, with a note that says what it is for", () => {
    for (const sheet of SHEETS.slice(1)) {
      const columns: readonly Column[] = Object.values(
        INPUT_SHEETS[sheet.name as keyof typeof INPUT_SHEETS].columns,
      );
      const headers = sheet.tables[0]!.columns.map(({ header }) => header);
      expect([...headers].sort()).toEqual(columns.map(({ header }) => header).sort());
      if (sheet.name === "Settings") continue;
      expect(sheet.notes).toHaveLength(columns.length);
      for (const column of columns) {
        expect(sheet.notes.some(({ text }) => text.includes(column.help))).toBe(true);
      }
      const folded = columns.filter(({ common }) => !common).length;
      const [outline] = sheet.outlines ?? [];
      expect(outline ? outline.to - outline.from + 1 : 0).toBe(folded);
    }
  });

  it("is read back without a fault, and without a heading that is not known", () => {
    const grids = SHEETS.map((sheet) => gridOfContent(sheet));
    const tables = SHEETS.flatMap(({ name: sheet, tables: own }) =>
      own.map((table) => {
        const { row, column, columns, rows } = table;
        const area = {
          top: row,
          left: column,
          bottom: row + rows.length,
          right: column + columns.length - 1,
        };
        return { name: table.name, sheet, area, hasHeader: true, hasTotals: false };
      }),
    );
    const reading = readInput(grids, tables, false, NO_MAPPING);
    expect(reading.fatal).toEqual([]);
    expect(reading.issues).toEqual([]);
    expect(reading.sheets).toHaveLength(Object.keys(INPUT_SHEETS).length);
    expect(reading.rows.Settings.rows).toHaveLength(Object.keys(SETTINGS).length);
  });

  it("lists every setting with what it means when empty", () => {
    const settings = SHEETS.find(({ name }) => name === "Settings")!;
    const texts = settings.cells.map(({ value }) => value);
    expect(texts).toContain("Mon 06:00");
    expect(texts).toContain("90 %");
    expect(texts).toContain("24:00");
    for (const { help } of Object.values(SETTINGS)) expect(texts).toContain(help);
  });

  it("keeps checks and their messages within what Excel takes", () => {
    for (const { validations, notes } of SHEETS) {
      for (const { title, message, rule } of validations) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(message.length).toBeLessThanOrEqual(255);
        if (rule.kind === "list") expect(rule.choices.join(",").length).toBeLessThanOrEqual(255);
        if (rule.kind === "listFrom") expect(rule.area.left).toBeGreaterThanOrEqual(0);
      }
      for (const { text } of notes) expect(text.length).toBeLessThan(1000);
    }
  });

  it("has no example rows, only help", () => {
    for (const sheet of SHEETS.slice(1)) {
      if (sheet.name === "Settings") continue;
      expect(sheet.tables[0]!.rows.flat().filter((value) => value !== null)).toEqual([]);
    }
  });
});

describe("the guide", () => {
  const guide = sheetGuide();
  it("has a section for each sheet and a row for each column, read and written", () => {
    for (const sheet of [...Object.values(INPUT_SHEETS), ...Object.values(WRITTEN_TABLES)]) {
      expect(guide).toContain(`\n### ${sheet.name}\n`);
      for (const column of Object.values<Column>(sheet.columns)) {
        if (sheet.name !== "Settings") expect(guide).toContain(`| **${column.header}**`);
      }
    }
    for (const { header } of Object.values(SETTINGS)) expect(guide).toContain(`| **${header}**`);
  });

  it("links to sections that it has", () => {
    const sections = [...guide.matchAll(/^### (.+)$/gm)].map(([, name]) =>
      name!.toLowerCase().replaceAll(" ", "-"),
    );
    const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
    expect(links.filter((anchor) => !sections.includes(anchor))).toEqual([]);
    expect(links.length).toBeGreaterThan(35);
  });

  it("has tables whose rows all have as many cells as their headings", () => {
    let width = 0;
    for (const line of guide.split("\n")) {
      if (!line.startsWith("|")) width = 0;
      else {
        const cells = line.replaceAll("\\|", "").split("|").length;
        if (width === 0) width = cells;
        expect([line, cells]).toEqual([line, width]);
      }
    }
  });

  it("is the one that is kept in assets", () => {
    const path = join(__dirname, "..", "..", "..", "assets", "guide", "workbook.md");
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toBe(guide);
  });
});
