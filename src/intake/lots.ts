import { roundUp } from "./round-up";

/** An order of more lots than this is a slip in Lot max. */
export const MOST_LOTS = 10_000;

/**
 * Equal lots of at most `lotMax` units; whole units differ by at most one, the larger ones first.
 * Undefined when there would be more than `MOST_LOTS`.
 */
export function lotSizes(
  quantity: number,
  lotMax: number | undefined,
  wholeUnits: boolean,
): number[] | undefined {
  const most = wholeUnits && lotMax !== undefined && lotMax >= 1 ? Math.floor(lotMax) : lotMax;
  if (most === undefined || quantity <= most) return [quantity];
  const whole = wholeUnits ? roundUp(quantity) : quantity;
  const count = roundUp(whole / most);
  if (!(count <= MOST_LOTS)) return undefined;
  if (!wholeUnits) return new Array<number>(count).fill(quantity / count);
  const small = Math.floor(whole / count);
  const larger = whole - small * count;
  return Array.from({ length: count }, (_, index) => (index < larger ? small + 1 : small));
}
