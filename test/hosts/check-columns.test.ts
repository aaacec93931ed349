import { serialFromMoment } from "../../src/kernel/moment";
import { checkBook } from "../../src/app/check-assumptions";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { cellAt, type Grid } from "../../src/workbook/grid";
import { PLAN_START } from "../support/a-plan";
import { CHECKED_BOOK, copiedBook } from "../support/checked-book";
import { changedParts } from "../support/package-checker/changed-parts";
import { packageFaults } from "../support/package-checker/check-package";
import { openParts } from "../support/package-checker/open-parts";
import { changeParts } from "./make-zip";
import { seedWorkbook } from "./seed-workbook";
import { directSolver } from "../unit/app/a-shop";

const clock = { now: () => PLAN_START, elapsed: () => 0 };

async function checked(bytes: Uint8Array) {
  const host = openWorkbook(bytes);
  const outcome = await checkBook(
    host,
    { bookName: "shop.xlsx", weigh: false },
    directSolver,
    clock,
  );
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return { bytes: host.save(), ...outcome.report };
}

/** Values, formulas and formats of the cells of a sheet as far as another grid reaches. */
function cellsWithin(grid: Grid, reach: Grid) {
  return Array.from({ length: reach.height * reach.width }, (_, n) => {
    const [row, column] = [Math.floor(n / reach.width), n % reach.width];
    const at = row * grid.width + column;
    return [grid.values[at], grid.formulas.get(at), grid.formatCodes[grid.formats[at]!]];
  });
}

describe("the checks beside the inputs of a file", () => {
  let before: Uint8Array;
  let after: Uint8Array;

  beforeAll(async () => {
    before = await seedWorkbook(CHECKED_BOOK);
    after = (await checked(before)).bytes;
  });

  it("change no part but those of the sheets that they stand on", async () => {
    expect(packageFaults(after)).toEqual([]);
    expect(changedParts(before, after)).toEqual([
      "[Content_Types].xml",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/worksheets/sheet2.xml",
      "xl/tables/table1.xml",
      "xl/worksheets/sheet4.xml",
    ]);
    const names = CHECKED_BOOK.sheets.map(({ name }) => name);
    const was = await openWorkbook(before).readGrids(names);
    const is = await openWorkbook(after).readGrids(names);
    is.forEach((grid, n) =>
      expect(cellsWithin(grid, was[n]!)).toEqual(cellsWithin(was[n]!, was[n]!)),
    );
  });

  it("make the table wider, once", async () => {
    const again = (await checked(after)).bytes;
    expect(changedParts(after, again)).toEqual([]);
    const { tables } = await openWorkbook(again).readInfo();
    expect(tables.find(({ name }) => name === "Standards")!.area.right).toBe(8);
  });

  it("go byte for byte when all is cleaned away", async () => {
    const host = openWorkbook((await checked(after)).bytes);
    await host.apply([{ kind: "clean" }]);
    expect(changedParts(before, host.save())).toEqual([]);
    expect(new Set(openParts(host.save()).names)).toEqual(new Set(openParts(before).names));
  });

  it("are not put beside a table that a query fills, and all else is written", async () => {
    const query = changeParts(before, {
      "xl/tables/table1.xml": (text) => text.replace("<table ", '<table tableType="queryTable" '),
    });
    const { bytes, issues, written } = await checked(query);
    expect(issues.filter(({ code }) => code === "table-from-query")).toMatchObject([
      { severity: "warning", sheet: "Standards", cell: "G1" },
    ]);
    expect(written).toEqual(["Assumptions", "Issues"]);
    expect(changedParts(query, bytes)).not.toContain("xl/worksheets/sheet2.xml");
    expect(changedParts(query, bytes)).toContain("xl/worksheets/sheet4.xml");
  });
});

describe("the timing form of a file", () => {
  it("brings its entries home, and goes byte for byte", async () => {
    const before = await seedWorkbook(copiedBook());
    const host = openWorkbook((await checked(before)).bytes);
    const values = [serialFromMoment(PLAN_START) - 1, "Jo", 7 / 24, 7.5 / 24, 20];
    await host.apply(
      values.map((value, n) => ({
        ...{ kind: "putCell", sheet: "Go and see", cell: `${"EFGHI"[n]}14`, value },
      })),
    );
    const first = await checked(host.save());
    expect(first.written).toEqual(["Assumptions", "Go and see", "Timings", "Issues"]);
    expect(packageFaults(first.bytes)).toEqual([]);
    const again = openWorkbook((await checked(first.bytes)).bytes);
    const [form, timings] = await again.readGrids(["Go and see", "Timings"]);
    expect([cellAt(timings!, 5, 1), cellAt(timings!, 5, 8), cellAt(timings!, 6, 1)]).toEqual([
      ...["Saw 1", 20, null],
    ]);
    expect(cellAt(form!, 13, 8)).toBeNull();
    await again.apply([{ kind: "clean" }]);
    expect(changedParts(before, again.save())).toEqual([]);
  });
});
