import { comparableName } from "../../../src/kernel/names";
import type { SheetDefinition } from "../../../src/sheets/define-sheet";
import { headingParts } from "../../../src/sheets/heading-unit";
import { knownHeading } from "../../../src/sheets/heading-index";
import { INPUT_SHEETS } from "../../../src/sheets/registry";
import { SETTINGS } from "../../../src/sheets/settings";
import { WRITTEN_TABLES } from "../../../src/sheets/written-sheets";

const SHEETS: readonly [string, SheetDefinition][] = Object.entries(INPUT_SHEETS);

describe.each(SHEETS)("the input sheet %s", (_, sheet) => {
  const columns = Object.entries(sheet.columns);

  it("has help of one line, an example, and other headings for each column", () => {
    for (const [, column] of columns) {
      expect(column.help).toMatch(/^[A-Z0-9].*[.]$/);
      expect(column.help).not.toContain("\n");
      expect(String(column.example)).not.toBe("");
      expect(column.otherHeadings.length).toBeGreaterThanOrEqual(4);
    }
  });

  it("has at least five other headings for each common column", () => {
    const short = columns.filter(([, c]) => c.common && c.otherHeadings.length < 5);
    expect(short.map(([key]) => key)).toEqual([]);
  });

  it("has no heading that stands for two columns, unless it is meant to be asked", () => {
    const taken = new Map<string, string>();
    for (const [key, column] of columns) {
      for (const heading of new Set([column.header, ...column.otherHeadings].map(comparableName))) {
        expect([heading, taken.get(heading)]).toEqual([heading, undefined]);
        taken.set(heading, key);
      }
    }
  });

  it("never takes a heading that is meant to be asked", () => {
    for (const [, column] of columns) {
      for (const heading of column.maybe) {
        expect([heading, knownHeading(sheet, heading).kind]).toEqual([heading, "ask"]);
      }
    }
  });

  it("finds each column by its own heading and by every other one, in its own unit", () => {
    for (const [key, column] of columns) {
      expect(knownHeading(sheet, column.header)).toMatchObject({ kind: "sure", column: key });
      for (const heading of column.otherHeadings) {
        const match = knownHeading(sheet, heading);
        expect([heading, match]).toEqual([
          heading,
          expect.objectContaining({ kind: "sure", column: key, factor: 1 }),
        ]);
      }
    }
  });

  it("has no heading that is nothing but a unit of another size", () => {
    for (const [, column] of columns) expect(headingParts(column.header)).toBeDefined();
  });

  it("keys rows by columns that it has", () => {
    for (const key of sheet.key) expect(sheet.columns[key]).toBeDefined();
  });
});

const withoutS = (name: string) => (name.length > 4 ? name.replace(/s$/, "") : name);

it("has no sheet name that stands for two sheets", () => {
  const taken = new Map<string, string>();
  for (const [name, sheet] of SHEETS) {
    expect(sheet.otherNames.length).toBeGreaterThanOrEqual(5);
    for (const other of new Set(
      [sheet.name, ...sheet.otherNames].map(comparableName).map(withoutS),
    )) {
      expect([other, taken.get(other)]).toEqual([other, undefined]);
      taken.set(other, name);
    }
  }
});

it("has no word that stands for two settings", () => {
  const taken = new Map<string, string>();
  for (const [key, setting] of Object.entries(SETTINGS)) {
    for (const name of new Set([setting.header, ...setting.otherHeadings].map(comparableName))) {
      expect([name, taken.get(name)]).toEqual([name, undefined]);
      taken.set(name, key);
    }
  }
});

describe.each(Object.entries(WRITTEN_TABLES))("the written table %s", (_, table) => {
  it("has help for each column, headings that differ, and keys that it has", () => {
    const columns = Object.values(table.columns);
    for (const column of columns) expect(column.help).toMatch(/\S.*[.]$/);
    expect(new Set(columns.map(({ header }) => comparableName(header))).size).toBe(columns.length);
    for (const key of table.key) expect(Object.keys(table.columns)).toContain(key);
  });

  it("has a name that begins with Plumb and is no other table's", () => {
    expect(table.table).toMatch(/^Plumb[A-Za-z]+$/);
    const same = Object.values(WRITTEN_TABLES).filter((other) => other.table === table.table);
    expect(same).toHaveLength(1);
  });
});
