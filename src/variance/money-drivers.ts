import type { MoneyPart } from "./money-lines";

/** Stand for a resource or product of what is of none. */
export const MATERIAL = "(material)";
export const PLANT = "(plant)";
export const OVERHEADS = "(overheads)";

/** Working time of a product on a resource. Hours, and money an hour. */
export interface WorkDriver {
  readonly kind: "Work";
  readonly resource: string;
  readonly product: string;
  readonly booked: number;
  /** By today's standard for the units made. */
  readonly standard: number;
  /** One setup, and Fixed min, for each job. */
  readonly once: number;
  /** By Cost rate for the units made. */
  readonly frozen: number;
  /** By Cost rate for the good ones at the standard yield. */
  readonly good: number;
  readonly costPerHour: number;
  /** Variable costs ÷ booked hours; undefined: Costs does not have them. */
  readonly paidPerHour: number | undefined;
  /** False: no Cost rate, so that the revision of standards is not measured. */
  readonly revised: boolean;
}

/** A material of a product. */
export interface MaterialDriver {
  readonly kind: "Material";
  readonly product: string;
  readonly material: string;
  readonly taken: number;
  /** For the good units. */
  readonly allowed: number;
  readonly standardPrice: number;
  /** Undefined: no price was ever paid. */
  readonly paidPrice: number | undefined;
}

/** A row of Costs. */
export interface CostDriver {
  readonly kind: "Fixed" | "Variable";
  readonly resource: string;
  readonly budget: number | undefined;
  readonly actual: number | undefined;
}

/** Fixed costs over the standard hours that the operating plan wanted. */
export interface VolumeDriver {
  readonly kind: "Volume";
  readonly planned: number;
  readonly made: number;
  /** Fixed budget ÷ planned hours. */
  readonly perHour: number;
}

/** A row of the operating plan with its budget. */
export interface BudgetDriver {
  readonly kind: "Budget";
  readonly product: string;
  readonly quantity: number;
  readonly perUnit: number;
}

/** What money is made from: quantities, hours, prices and rates. */
export type MoneyDriver = WorkDriver | MaterialDriver | CostDriver | VolumeDriver | BudgetDriver;

/** Whose line a driver stands in. */
export function ownerOf(driver: MoneyDriver): Pick<MoneyPart, "resource" | "product"> {
  switch (driver.kind) {
    case "Work":
      return { resource: driver.resource, product: driver.product };
    case "Material":
    case "Budget":
      return { resource: MATERIAL, product: driver.product };
    case "Fixed":
    case "Variable":
      return { resource: driver.resource || PLANT, product: OVERHEADS };
    case "Volume":
      return { resource: PLANT, product: OVERHEADS };
  }
}

/** The cost that a driver makes; none for variable costs, which are in the rate of the hours. */
export function partsOf(driver: MoneyDriver): MoneyPart[] {
  if (driver.kind === "Variable") return [];
  return [{ ...ownerOf(driver), ...figuresOf(driver) }];
}

function figuresOf(driver: MoneyDriver): Pick<MoneyPart, "budget" | "flexed" | "effects"> {
  switch (driver.kind) {
    case "Work":
      return workFigures(driver);
    case "Material":
      return materialFigures(driver);
    case "Volume": {
      const unused = (driver.planned - driver.made) * driver.perHour;
      return { flexed: -unused, effects: { fixedVolume: unused } };
    }
    case "Budget":
      return { budget: driver.quantity * driver.perUnit, effects: {} };
    default: {
      const { budget, actual } = driver;
      if (budget === undefined) return { effects: {} };
      const spent = actual === undefined ? {} : { overheadSpending: actual - budget };
      return { flexed: budget, effects: spent };
    }
  }
}

function workFigures(driver: WorkDriver): Pick<MoneyPart, "flexed" | "effects"> {
  const { booked, standard, once, frozen, good, costPerHour, paidPerHour, revised } = driver;
  return {
    flexed: (good + once) * costPerHour,
    effects: {
      efficiency: (booked - standard - once) * costPerHour,
      yield: (frozen - good) * costPerHour,
      ...(revised ? { standardRevision: (standard - frozen) * costPerHour } : {}),
      ...(paidPerHour === undefined ? {} : { rate: (paidPerHour - costPerHour) * booked }),
    },
  };
}

function materialFigures(driver: MaterialDriver): Pick<MoneyPart, "flexed" | "effects"> {
  const { taken, allowed, standardPrice, paidPrice } = driver;
  return {
    flexed: allowed * standardPrice,
    effects: {
      usage: (taken - allowed) * standardPrice,
      ...(paidPrice === undefined ? {} : { price: (paidPrice - standardPrice) * taken }),
    },
  };
}
