import type { CellValue, Grid } from "../../src/workbook/grid";
import { cellAt } from "../../src/workbook/grid";
import type { ContentValue } from "../../src/workbook/sheet-content";
import type { Sheets } from "./instance-sheets";

type Row = Readonly<Record<string, CellValue>>;

/** The rows below the headings of one of the workbook's own sheets. */
function rowsOf(grid: Grid): Row[] {
  const heads = Array.from({ length: grid.width }, (_, c) =>
    String(cellAt(grid, grid.top, grid.left + c) ?? ""),
  );
  return Array.from({ length: grid.height - 1 }, (_, r) =>
    Object.fromEntries(
      heads.map((head, c) => [head, cellAt(grid, grid.top + 1 + r, grid.left + c)]),
    ),
  );
}

const text = (value: CellValue | undefined) =>
  value === null || value === undefined ? "" : String(value);
const number = (value: CellValue | undefined) => Number(value ?? 0);

/** `168:00:00` in minutes. */
function minutes(value: CellValue | undefined): number {
  if (typeof value === "number") return Math.round(value * 1440);
  const [hours = "0", rest = "0"] = text(value).split(":");
  return Number(hours) * 60 + Number(rest);
}

/** frePPLe's make-to-order example in our sheets, row by row. */
export function freppleSheets(grids: ReadonlyMap<string, Grid>): Sheets {
  const rows = (name: string) => rowsOf(grids.get(name)!);
  const operations = rows("operation");
  const resourceOf = new Map(
    rows("operation resource").map((r) => [text(r.Operation), text(r.Resource)]),
  );
  const itemOf = new Map(operations.map((o) => [text(o.Name), text(o.Item)]));
  const stock = stockByItem(rows("buffer"));
  const made = new Set(operations.map((o) => text(o.Item)));
  return {
    Orders: [
      ["Order", "Product", "Quantity", "Due", "Customer"],
      ...rows("sales order").map((o): ContentValue[] => {
        return [text(o.Name), text(o.Item), number(o.Quantity), dueSerial(o.Due), text(o.Customer)];
      }),
    ],
    Products: [["Product", "On hand"], ...[...made].map((item) => [item, stock.get(item) ?? 0])],
    Standards: [
      ["Product", "Step", "Operation", "Resource", "Fixed min", "Min per unit"],
      ...operations.map((o): ContentValue[] => [
        text(o.Item),
        10,
        text(o.Name),
        resourceOf.get(text(o.Name)) ?? "Yard",
        minutes(o.Duration),
        minutes(o["Duration Per Unit"]) || null,
      ]),
    ],
    Capacities: [
      ["Resource", "Units", "Limit"],
      ...rows("resource").map((r): ContentValue[] => [text(r.Name), number(r.Maximum) || 1, "Yes"]),
      ["Yard", 1, "No"],
    ],
    Materials: [
      ["Product", "Material", "Quantity per"],
      ...rows("operation material")
        .filter((m) => number(m.Quantity) < 0)
        .map((m): ContentValue[] => [
          itemOf.get(text(m.Operation))!,
          text(m.Item),
          -number(m.Quantity),
        ]),
    ],
    Supply: [
      ["Material", "Supplier", "On hand", "Lead time days", "Minimum quantity"],
      ...rows("item supplier").map((s): ContentValue[] => [
        text(s.Item),
        text(s.Supplier),
        stock.get(text(s.Item)) ?? 0,
        minutes(s["Lead Time"]) / 1440,
        number(s["Size Minimum"]) || null,
      ]),
    ],
    Settings: [
      ["Setting", "Value"],
      ["Plan start", "2020-01-01 00:00"],
    ],
  };
}

function dueSerial(value: CellValue | undefined): ContentValue {
  return typeof value === "number" ? value : text(value);
}

/** Stock that belongs to no batch: ours has none, so what is kept for one order is not counted. */
function stockByItem(rows: readonly Row[]): Map<string, number> {
  const stock = new Map<string, number>();
  for (const row of rows.filter((r) => text(r.Batch) === "")) {
    stock.set(text(row.Item), (stock.get(text(row.Item)) ?? 0) + number(row.Onhand));
  }
  return stock;
}
