import { readInput } from "../../../src/workbook/read-input";
import { NO_MAPPING } from "../../../src/workbook/mapping";
import type { CellValue } from "../../../src/workbook/grid";
import { gridOf } from "../../support/json-workbook";

/** A hundred thousand orders of ten columns, as an ERP system would list them. */
function manyOrders(count: number) {
  const headings = ["Order", "Line", "Product", "Quantity", "Release", "Due", "Priority"];
  const rows: CellValue[][] = [[...headings, "Customer", "Status", "Value"]];
  for (let i = 0; i < count; i++) {
    const due = 46200 + (i % 90);
    const place = [`SO-${100000 + i}`, 1, `P-${i % 500}`, 10 + (i % 400)];
    rows.push([...place, due - 20, due, 1 + (i % 3), `Customer ${i % 80}`, "Open", i * 1.5]);
  }
  return gridOf({ name: "Orders", rows, formats: { E: "yyyy-mm-dd", F: "yyyy-mm-dd" } });
}

it("reads 100,000 order rows of ten columns well within the two seconds that a whole read may take", () => {
  const products = Array.from({ length: 500 }, (_, i) => [`P-${i}`, 10, "M1", 60]);
  const grids = [
    manyOrders(100_000),
    gridOf({
      name: "Standards",
      rows: [["Product", "Step", "Resource", "Rate per hour"], ...products],
    }),
    gridOf({ name: "Capacities", rows: [["Resource"], ["M1"]] }),
  ];
  const before = process.cpuUsage();
  const { rows, fatal } = readInput(grids, [], false, NO_MAPPING);
  const { user, system } = process.cpuUsage(before);
  expect(fatal).toEqual([]);
  expect(rows.Orders.rows).toHaveLength(100_000);
  process.stdout.write(`read-input: ${((user + system) / 1e6).toFixed(2)} s of CPU\n`);
  expect((user + system) / 1e6).toBeLessThan(1.5);
});
