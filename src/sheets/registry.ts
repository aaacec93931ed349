import { CALENDARS, CLOSURES } from "./calendars";
import { CAPACITIES, CREWS } from "./capacities";
import { CHANGEOVERS } from "./changeovers";
import { CONSUMPTION, COSTS, OBSERVATIONS } from "./costs";
import type { RowOf } from "./define-sheet";
import { ACTUALS, PROGRESS, REASONS, STOPS } from "./execution";
import { ACTIONS, MILESTONES, OBJECTIVES, SETTINGS_SHEET } from "./objectives";
import { ORDERS } from "./orders";
import { PLAN, PRODUCTS } from "./products";
import { STANDARDS } from "./standards";
import { MATERIALS, RECEIPTS, SUPPLY } from "./supplies";

/** All input sheets, in workbook order. */
export const INPUT_SHEETS = {
  Objectives: OBJECTIVES,
  Milestones: MILESTONES,
  Plan: PLAN,
  Products: PRODUCTS,
  Orders: ORDERS,
  Standards: STANDARDS,
  Capacities: CAPACITIES,
  Calendars: CALENDARS,
  Crews: CREWS,
  Closures: CLOSURES,
  Changeovers: CHANGEOVERS,
  Materials: MATERIALS,
  Supply: SUPPLY,
  Receipts: RECEIPTS,
  Progress: PROGRESS,
  Actuals: ACTUALS,
  Stops: STOPS,
  Reasons: REASONS,
  Consumption: CONSUMPTION,
  Costs: COSTS,
  Observations: OBSERVATIONS,
  Actions: ACTIONS,
  Settings: SETTINGS_SHEET,
} as const;

export type InputSheetName = keyof typeof INPUT_SHEETS;
export type InputRow<N extends InputSheetName> = RowOf<(typeof INPUT_SHEETS)[N]>;
