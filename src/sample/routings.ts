import {
  assemble,
  leakTest,
  mill,
  pack,
  plate,
  type SampleStep,
  saw,
  turn,
  wash,
} from "./routing-steps";

/** A product of the sample with its routing and its bill of materials. */
export interface SampleProduct {
  readonly id: string;
  readonly description: string;
  readonly group: string;
  readonly price: number;
  readonly materialCost: number;
  readonly kilograms: number;
  readonly onHand: number;
  readonly lotMin: number;
  readonly lotMultiple: number;
  readonly lotMax?: number;
  /** Units that customers take in an ordinary week. */
  readonly weekly: number;
  readonly orderQuantity: number;
  readonly steps: readonly SampleStep[];
  /** Material, quantity per started unit, step. */
  readonly materials: readonly (readonly [string, number, string])[];
}

/** Id, description, group, price, kg of bar, units a week, units an order. */
type Line = readonly [string, string, string, number, number, number, number];

function product(line: Line): Omit<SampleProduct, "steps" | "materials"> {
  const [id, description, group, price, kilograms, weekly, orderQuantity] = line;
  const lots = { onHand: 0, lotMin: 100, lotMultiple: 50, lotMax: 2000 };
  const materialCost = cents(price * 0.34);
  return {
    id,
    description,
    group,
    price,
    materialCost,
    kilograms,
    ...lots,
    weekly,
    orderQuantity,
  };
}

type Rates = readonly [turn: number, mill: number, assemble: number, test: number];

function ballValve(line: Line, bar: string, family: string, rates: Rates): SampleProduct {
  const [turning, milling, assembly, testing] = rates;
  const inside = [wash(), plate(), assemble(assembly, "Valve", 3, ["ASSY-1", "ASSY-2"])];
  const kilograms = line[4];
  return {
    ...product(line),
    steps: [saw(320), turn(turning, family), mill(milling, "Body"), ...inside, leakTest(testing)],
    materials: [
      [bar, kilograms, "10"],
      ["SEAL-A", 1, "60"],
      ["SEAT-B", 1, "60"],
      ["HANDLE", 1, "60"],
      ["CARTON", 0.02, "70"],
    ],
  };
}

function checkValve(line: Line, bar: string, family: string, rates: Rates): SampleProduct {
  const [turning, , assembly, testing] = rates;
  const assembled = assemble(assembly, "Check", 2, ["ASSY-1"]);
  return {
    ...product(line),
    steps: [saw(300), turn(turning, family), wash(), assembled, leakTest(testing)],
    materials: [
      [bar, line[4], "10"],
      ["SEAL-A", 1, "60"],
      ["CARTON", 0.02, "70"],
    ],
  };
}

function fitting(line: Line, bar: string, family: string, rates: Rates): SampleProduct {
  const [turning, milling, packing] = rates;
  const steps = [saw(360), turn(turning, family), mill(milling, "Fitting"), wash(), plate()];
  return {
    ...product(line),
    steps: [...steps, pack(packing)],
    materials: [
      [bar, line[4], "10"],
      ["CARTON", 0.01, "60"],
    ],
  };
}

function manifold(circuits: number, line: Line, milling: number, assembly: number): SampleProduct {
  const assembled = { ...assemble(assembly, "Manifold", 3, ["ASSY-2"]), transferBatch: 20 };
  return {
    ...product(line),
    materialCost: cents(line[4] * 7.62 + circuits * 2.9),
    lotMin: 20,
    lotMultiple: 5,
    steps: [saw(90), mill(milling, "Manifold", 0.98), wash(), assembled, leakTest(16, 0.985)],
    materials: [
      ["BAR-50", line[4], "10"],
      ["VI-10", circuits, "60"],
      ["METER", circuits, "60"],
      ["SEAL-A", circuits, "60"],
      ["CARTON", 0.25, "70"],
    ],
  };
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

const BALL = "Ball valves";
const CHECK = "Check valves";
const FIT = "Fittings";
const MANIFOLD = "Manifolds";

export const PRODUCTS: readonly SampleProduct[] = [
  ballValve(
    ["BV-15", 'Ball valve 1/2"', BALL, 4.6, 0.14, 1400, 600],
    "BAR-25",
    "T25",
    [80, 160, 105, 170],
  ),
  ballValve(
    ["BV-20", 'Ball valve 3/4"', BALL, 5.9, 0.21, 1200, 500],
    "BAR-35",
    "T35",
    [72, 150, 100, 160],
  ),
  ballValve(
    ["BV-25", 'Ball valve 1"', BALL, 8.4, 0.34, 800, 400],
    "BAR-35",
    "T35",
    [62, 130, 92, 150],
  ),
  ballValve(
    ["BV-32", 'Ball valve 1 1/4"', BALL, 13.2, 0.56, 400, 250],
    "BAR-50",
    "T50",
    [45, 102, 80, 130],
  ),
  checkValve(
    ["CV-15", 'Check valve 1/2"', CHECK, 3.9, 0.12, 1200, 600],
    "BAR-25",
    "T25",
    [90, 0, 130, 190],
  ),
  checkValve(
    ["CV-20", 'Check valve 3/4"', CHECK, 4.8, 0.17, 800, 400],
    "BAR-35",
    "T35",
    [80, 0, 120, 180],
  ),
  checkValve(
    ["CV-25", 'Check valve 1", stainless', CHECK, 16.5, 0.3, 300, 200],
    "INOX-30",
    "TX",
    [40, 0, 110, 150],
  ),
  manifold(4, ["MF-4", "Manifold, 4 circuits", MANIFOLD, 78, 1.9, 140, 60], 13, 11),
  manifold(6, ["MF-6", "Manifold, 6 circuits", MANIFOLD, 109, 2.7, 120, 50], 10.5, 9),
  manifold(8, ["MF-8", "Manifold, 8 circuits", MANIFOLD, 141, 3.5, 70, 40], 8.2, 7),
  fitting(
    ["EL-15", 'Elbow 1/2"', FIT, 1.95, 0.08, 1800, 1000],
    "BAR-25",
    "T25",
    [120, 260, 420, 0],
  ),
  fitting(["EL-20", 'Elbow 3/4"', FIT, 2.6, 0.12, 1200, 800], "BAR-35", "T35", [108, 240, 400, 0]),
  fitting(["TE-20", 'Tee 3/4"', FIT, 3.4, 0.16, 900, 600], "BAR-35", "T35", [88, 195, 380, 0]),
  {
    ...product(["VI-10", "Valve insert for manifolds", "Inserts", 2.2, 0.05, 1840, 1500]),
    onHand: 3600,
    lotMin: 200,
    lotMultiple: 100,
    steps: [turn(140, "T25", 0.985), wash()],
    materials: [["BAR-25", 0.05, "20"]],
  },
];

/** Units to start at each step so that `quantity` good ones come out of the last. */
export function startQuantities(made: SampleProduct, quantity: number): readonly number[] {
  const starts: number[] = [];
  let need = quantity;
  for (const step of [...made.steps].reverse()) {
    need = Math.ceil(need / step.yield - 1e-9);
    starts.unshift(need);
  }
  return starts;
}
