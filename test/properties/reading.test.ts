import fc from "fast-check";
import { DAY, MINUTE, momentFromCivil } from "../../src/kernel/moment";
import { comparableKey } from "../../src/kernel/names";
import type {
  Column,
  ColumnType,
  NumberRange,
  SheetDefinition,
} from "../../src/sheets/define-sheet";
import { INPUT_SHEETS, type InputSheetName } from "../../src/sheets/registry";
import { ROW_CHECKS } from "../../src/sheets/row-checks";
import type { CellValue } from "../../src/workbook/grid";
import { NO_MAPPING } from "../../src/workbook/mapping";
import { readInput } from "../../src/workbook/read-input";
import { gridOf } from "../support/json-workbook";
import { runs } from "../support/runs";
import { type Values, writtenSheet } from "../support/written-rows";

const HARD_TEXTS = [
  "__proto__",
  "constructor",
  "=1+1",
  "-5",
  "+5",
  "@x",
  "🏭 7",
  "طلب",
  "1001",
  "Total Energies",
  "a/b,c",
];
const text = fc.oneof(
  fc.constantFrom(...HARD_TEXTS),
  fc
    .stringMatching(/^[A-Za-z][A-Za-z0-9 .-]{0,12}[a-z0-9]$/)
    .filter((t) => !/ {2}|total|sum/i.test(t)),
);
const plainKey = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,8}$/);

function within({ min, above, max, below }: NumberRange): fc.Arbitrary<number> {
  const least = min ?? above ?? -1e6;
  const most = max ?? below ?? 1e6;
  const inside = (v: number) =>
    (above === undefined || v > above) && (below === undefined || v < below);
  return fc
    .double({ min: least, max: most, noNaN: true })
    .filter((v) => inside(v) && !Object.is(v, -0));
}

const moment = fc
  .integer({ min: momentFromCivil(2000, 1, 1) / MINUTE, max: momentFromCivil(2100, 1, 1) / MINUTE })
  .map((minutes) => minutes * MINUTE);
const midnight = moment.map((value) => Math.floor(value / DAY) * DAY);
const clock = fc.integer({ min: 0, max: 1440 }).map((minutes) => minutes * MINUTE);

function valueOf(type: ColumnType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "text":
    case "key":
    case "reference":
      return text;
    case "number":
    case "percent":
      return within(type.range);
    case "duration":
      return within({ max: 1e4, ...type.range });
    case "moment":
      return fc.oneof(moment, midnight);
    case "choice":
      return fc.constantFrom(...type.choices);
    case "yesNo":
      return fc.boolean();
    case "clock":
    case "weekTime":
      return clock;
    case "weekdays":
      return fc
        .array(fc.boolean(), { minLength: 7, maxLength: 7 })
        .filter((days) => days.includes(true));
    case "breaks":
      return fc.array(
        fc.record({ start: clock, end: clock }).filter((s) => s.start !== s.end),
        { maxLength: 3 },
      );
    case "steps":
      return fc.uniqueArray(plainKey, { maxLength: 3 });
    case "needs":
      return fc.array(fc.record({ resource: plainKey, amount: fc.integer({ min: 1, max: 9 }) }), {
        minLength: 1,
        maxLength: 3,
      });
    case "any":
      return fc.oneof(text, fc.integer(), fc.boolean());
  }
}

/** References to the sheet itself are checked against its rows, so they stay empty here. */
function refersToItself(sheet: SheetDefinition, { type }: Column): boolean {
  return type.kind === "reference" && type.to.includes(sheet.name);
}

function rowsOf(name: InputSheetName): fc.Arbitrary<readonly Values[]> {
  const sheet: SheetDefinition = INPUT_SHEETS[name];
  const cells = Object.entries(sheet.columns).map(([key, column]) => {
    const value = refersToItself(sheet, column) ? fc.constant(undefined) : valueOf(column.type);
    const given = column.required ? value : fc.option(value, { nil: undefined });
    return [key, given] as const;
  });
  const row = fc
    .record(Object.fromEntries(cells) as Record<string, fc.Arbitrary<unknown>>)
    .filter((values) => !(ROW_CHECKS[name] ?? []).some((check) => check(values)?.leftOut))
    .filter(
      (values) => sheet.columns[sheet.key[0] ?? ""] === undefined || values[sheet.key[0]!] !== "",
    );
  const identity = (values: Values) =>
    sheet.key
      .map((key) => comparableKey(String(values[key] ?? sheet.columns[key]!.default ?? "")))
      .join("|");
  const selector = sheet.key.length > 0 ? { selector: identity } : { comparator: () => false };
  return fc.uniqueArray(row, { maxLength: 8, ...selector });
}

/** Each column under its own heading or another one that has no unit of its own, in any order. */
function headingsOf(name: InputSheetName): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const entries = Object.entries(INPUT_SHEETS[name].columns) as [string, Column][];
  const each = entries.map(([key, { header, otherHeadings }]) =>
    fc.constantFrom(header, header, ...otherHeadings).map((heading) => [key, heading] as const),
  );
  return fc.tuple(...each).chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
}

const NAMES = Object.keys(INPUT_SHEETS) as InputSheetName[];

describe("what is written is read back the same", () => {
  it.each(NAMES)("%s", (name) => {
    const definition: SheetDefinition = INPUT_SHEETS[name];
    fc.assert(
      fc.property(rowsOf(name), headingsOf(name), (rows, headings) => {
        const grid = gridOf(writtenSheet(definition, headings, rows));
        const { rows: read, issues } = readInput([grid], [], false, NO_MAPPING);
        expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
        const expected = rows.map((values, index) => ({
          ...defaulted(definition, values),
          row: index + 1,
        }));
        expect(read[name].rows).toEqual(expected);
      }),
      { numRuns: runs(25, 500) },
    );
  });
});

function defaulted(sheet: SheetDefinition, values: Values): Values {
  const filled = Object.entries(sheet.columns).map(([key, column]) => [
    key,
    values[key] ?? column.default,
  ]);
  return Object.fromEntries(filled) as Values;
}

const anyCell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.constantFrom(...HARD_TEXTS, "Total", "x".repeat(10_000), "\u0000\u0007", "#N/A", " ", "1,234"),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom({ error: "#N/A" }, { error: "#REF!" }, { error: "" }),
);

describe("whatever stands in the cells", () => {
  it.each(NAMES)("%s is read without a throw, each row once or left out with a reason", (name) => {
    const headings = Object.values<Column>(INPUT_SHEETS[name].columns).map(({ header }) => header);
    const row = fc.array(anyCell, { minLength: headings.length, maxLength: headings.length });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const grid = gridOf({ name, rows: [headings, ...rows] });
        const { rows: read, issues } = readInput([grid], [], false, NO_MAPPING);
        const { rows: kept, leftOut = [] } = read[name];
        expect(kept.length + leftOut.length).toBeLessThanOrEqual(rows.length);
        const errors = issues.filter(({ severity, cell }) => severity === "error" && cell !== "");
        expect(leftOut.length).toBeLessThanOrEqual(errors.length);
        for (const { what, how, value } of issues) {
          expect(what).toMatch(/[.]$/);
          expect(how).not.toBe("");
          expect(value.length).toBeLessThan(20_000);
        }
      }),
      { numRuns: runs(25, 500) },
    );
  });

  it("never takes a heading of nobody's for a column", () => {
    const cells = fc.array(anyCell, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 30 }), (rows) => {
        const { fatal } = readInput([gridOf({ name: "Sheet1", rows })], [], false, NO_MAPPING);
        expect(fatal.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(100, 2000) },
    );
  });
});
