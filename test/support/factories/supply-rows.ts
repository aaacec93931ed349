import { DAY } from "../../../src/kernel/moment";
import type { Random } from "../../../src/kernel/random";
import { PLAN_START } from "../a-plan";
import { type BookedOrder, WINDOW_DAYS } from "./order-book";
import { type Range, SCRAP } from "./range";
import { materialName, uniqueMaterials } from "./range-rows";

/** Days from the order to the delivery; what no receipt covers is there then. */
const LEAD_TIME_DAYS = 12;
/** One receipt of ten comes so many days after it is needed. */
const LATE_DAYS = 2;

/** Rows of Supply and Receipts: stock for the first week, then a delivery a week for the next one's need. */
export function supplyRows(range: Range, orders: readonly BookedOrder[], random: Random) {
  const need = Array.from({ length: range.materials }, () => new Array<number>(WEEKS).fill(0));
  for (const { product, quantity, release, done } of orders) {
    if (done > 0) continue;
    const week = Math.min(WEEKS - 1, Math.floor(release / (7 * DAY)));
    for (const { material, perUnit } of uniqueMaterials(range.products[product]!)) {
      need[material]![week]! += Math.ceil(quantity * SCRAP * perUnit);
    }
  }
  const supply = need.map(([first], material) => ({
    material: materialName(material),
    onHand: first!,
    leadTimeDays: LEAD_TIME_DAYS,
    safetyDays: 0,
  }));
  const receipts = need.flatMap((weeks, material) =>
    weeks.slice(1).flatMap((quantity, k) => {
      if (quantity === 0) return [];
      const late = random.below(10) === 0 ? LATE_DAYS : -1;
      return [
        {
          purchaseOrder: `PO-${material + 1}-${k + 1}`,
          material: materialName(material),
          quantity,
          ordered: PLAN_START - 7 * DAY,
          promised: PLAN_START + (7 * (k + 1) + late) * DAY,
        },
      ];
    }),
  );
  return { supply, receipts };
}

const WEEKS = WINDOW_DAYS / 7;
