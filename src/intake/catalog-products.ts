import { comparableKey } from "../kernel/names";
import type { Product } from "../model/planning-model";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";

/** Rows of Products by comparable key. */
export type ProductRows = ReadonlyMap<string, InputRow<"Products">>;

export function productRows(rows: AllRows): ProductRows {
  const found = new Map<string, InputRow<"Products">>();
  for (const row of rows.Products.rows) {
    const key = comparableKey(row.product);
    if (!found.has(key)) found.set(key, row);
  }
  return found;
}

/**
 * By product as its own sheet, an order or the plan writes it: what the sheets show of it. A product
 * that is in Standards or in an order only has an empty description.
 */
export function modelProducts(rows: AllRows, known: ProductRows): Map<string, Product> {
  const products = new Map<string, Product>();
  const add = (id: string | undefined) => {
    if (!id || products.has(id)) return;
    const row = known.get(comparableKey(id));
    products.set(id, {
      id,
      description: row?.description ?? "",
      group: row?.group ?? "",
      unit: row?.unit ?? "",
    });
  };
  for (const row of rows.Products.rows) add(row.product);
  for (const row of rows.Standards.rows) add(row.product);
  for (const row of rows.Orders.rows) add(row.product);
  for (const row of rows.Plan.rows) add(row.product);
  for (const row of rows.Materials.rows) add(row.material);
  return products;
}
