/** Quantity and price of one product, in a plan or in fact; missing figures are 0. */
export interface Sold {
  readonly quantity: number;
  readonly price: number;
}

export interface PriceVolumeMix {
  /** (actual − planned price) × actual quantity. */
  readonly price: number;
  /** (all actual − all planned units) × the planned share of the product × its planned price. */
  readonly volume: number;
  /** (actual − planned share) × all actual units × its planned price. */
  readonly mix: number;
  /** All actual units × the planned share of the product: units. */
  readonly atPlannedMix: number;
}

/**
 * Price, volume and mix effects of each product on revenue, actual − planned; the three add up to
 * the change of its revenue. A product that was not planned has mix at its own price, since the plan
 * has none for it; one that was planned and not sold has no price effect.
 *
 * @param planned one entry for each product, units that can be added up
 * @param actual as many, in the same order
 * @throws RangeError for another number of products in both
 */
export function priceVolumeMix(
  planned: readonly Sold[],
  actual: readonly Sold[],
): PriceVolumeMix[] {
  if (planned.length !== actual.length)
    throw new RangeError("Price, volume and mix take the same products.");
  const all = (sold: readonly Sold[]) => sold.reduce((sum, { quantity }) => sum + quantity, 0);
  const [planUnits, units] = [all(planned), all(actual)];
  return planned.map((plan, at) => {
    const fact = actual[at]!;
    const unknown = plan.quantity === 0 && plan.price === 0;
    const standard = unknown ? fact.price : plan.price;
    const expected = planUnits === 0 ? 0 : (plan.quantity / planUnits) * units;
    return {
      price: (fact.price - standard) * fact.quantity,
      volume: (expected - plan.quantity) * standard,
      mix: (fact.quantity - expected) * standard,
      atPlannedMix: expected,
    };
  });
}
