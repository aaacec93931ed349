/** A material that the sample company buys, as its workbook has it. */
export interface SampleMaterial {
  readonly id: string;
  readonly description: string;
  readonly unit: string;
  readonly supplier: string;
  readonly leadTimeDays: number;
  readonly safetyDays: number;
  readonly minimumQuantity: number;
  readonly price: number;
  /** Weeks between purchase orders. */
  readonly everyWeeks: number;
  /** Weeks of consumption on hand at plan start. */
  readonly weeksOnHand: number;
}

/** Lead time days, safety days, minimum quantity, price, weeks between orders, weeks on hand. */
type Buying = readonly [number, number, number, number, number, number];

function bought(
  id: string,
  description: string,
  unit: string,
  supplier: string,
  [leadTimeDays, safetyDays, minimumQuantity, price, everyWeeks, weeksOnHand]: Buying,
): SampleMaterial {
  const terms = { leadTimeDays, safetyDays, minimumQuantity, price, everyWeeks, weeksOnHand };
  return { id, description, unit, supplier, ...terms };
}

const METALS = "Kelbrook Metals";
const STEEL = "Varnholt Edelstahl";
const SEALS = "Pellworth Seals";
const PLASTICS = "Quillmoor Plastics";
const BOARD = "Tivverton Board";

export const MATERIALS: readonly SampleMaterial[] = [
  bought("BAR-25", "Brass bar 25 mm, CW617N", "kg", METALS, [10, 2, 500, 7.85, 1, 1.6]),
  bought("BAR-35", "Brass bar 35 mm, CW617N", "kg", METALS, [10, 2, 500, 7.7, 1, 1.4]),
  bought("BAR-50", "Brass bar 50 mm, CW617N", "kg", METALS, [10, 2, 500, 7.62, 2, 2.1]),
  bought("INOX-30", "Stainless bar 30 mm, 1.4404", "kg", STEEL, [21, 3, 200, 9.4, 3, 0.5]),
  bought("SEAL-A", "O-ring set EPDM", "set", SEALS, [14, 2, 5000, 0.11, 2, 2.8]),
  bought("SEAT-B", "Seat pair PTFE", "pair", SEALS, [14, 2, 4000, 0.34, 2, 1.1]),
  bought("HANDLE", "Lever handle with nut", "pcs", PLASTICS, [25, 0, 4000, 0.29, 2, 3.4]),
  bought("METER", "Flow meter insert 0 to 5 l/min", "pcs", PLASTICS, [25, 2, 1000, 2.15, 2, 2.2]),
  bought("CARTON", "Carton with insert", "pcs", BOARD, [7, 1, 500, 0.62, 1, 1.5]),
];
