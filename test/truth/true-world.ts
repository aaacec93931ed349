/** A factory as it truly is, its workbook as it is believed, and what its floor took down. */
export interface World {
  readonly now: number;
  readonly resources: readonly TrueResource[];
  readonly standards: readonly TrueStandard[];
  readonly materials: readonly TrueMaterial[];
  readonly bookings: readonly Booking[];
  readonly receipts: readonly Receipt[];
}

export type Planted = "none" | "Too tight" | "Not achieved" | "Too loose" | "Optimistic" | "Padded";

/** What is true of one assumption, beside what the workbook says. */
export interface Truth {
  readonly planted: Planted;
  /** What should stand in the cell. */
  readonly value: number;
  /** Day number from which it is so; undefined: ever since. */
  readonly since?: number;
}

export interface TrueResource {
  readonly id: string;
  readonly uptime: number;
  readonly trueUptime: Truth;
  readonly record: "measured" | "copied" | "quarter hours";
}

export interface TrueStandard {
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  readonly jobs: number;
  readonly ratePerHour: number;
  readonly setupMin: number;
  readonly yield: number;
  readonly lot: number;
  readonly trueRate: Truth;
  readonly trueSetup: Truth;
  readonly trueYield: Truth;
  /** Relative spread of single jobs. */
  readonly noise: number;
  /** Day number of the last review; undefined: none is known. */
  readonly reviewed?: number;
}

export interface TrueMaterial {
  readonly material: string;
  readonly supplier: string;
  readonly plannedDays: number;
  readonly orders: number;
  readonly trueDays: Truth;
  /** Relative spread of single deliveries. */
  readonly noise: number;
}

/** Times in minutes from day 0. */
export interface Booking {
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  readonly start: number;
  readonly end: number;
  readonly good: number;
  readonly scrap: number;
  readonly downMin: number;
  readonly setupMin: number;
}

/** Times in days from day 0; undefined: still open. */
export interface Receipt {
  readonly material: string;
  readonly supplier: string;
  readonly ordered: number;
  readonly promised: number;
  readonly received: number | undefined;
}

export const DAYS = 400;
