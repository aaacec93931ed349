import type { InputRow } from "../sheets/registry";

/** What an order is worth in sales: Value, else Quantity × Price of its product; undefined: nothing says it. */
export function orderValue(
  { value, quantity }: Pick<InputRow<"Orders">, "value" | "quantity">,
  product: Pick<InputRow<"Products">, "price"> | undefined,
): number | undefined {
  if (value !== undefined) return value;
  return product?.price === undefined ? undefined : product.price * quantity;
}
