/**
 * How much the due dates of a factory crowd at the beginning (`drawOrders`), by size and seed: with
 * these, 20 to 40 % of the orders are late under the best dispatching rule. Found by halving
 * (`quality --calibrate SIZES`), never set by hand; kept here so that a factory stays the same when the
 * engine changes.
 */
const CROWDING: Readonly<Record<string, readonly number[]>> = {
  1_000: [0.5, 0.625, 0.0625],
  3_000: [0.5, 0.125, 0.25],
  10_000: [0.25, 0.25, 0.25],
  30_000: [0.25, 0.25],
  100_000: [0.25],
};

/** For a size or seed that nobody has looked for: about the middle of the others. */
const USUAL = 0.25;

export function crowdingOf(operations: number, seed: number): number {
  return CROWDING[operations]?.[seed - 1] ?? USUAL;
}
