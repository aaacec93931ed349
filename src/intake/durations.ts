import { HOUR, MINUTE, type Seconds } from "../kernel/moment";
import { roundUp } from "./round-up";

export interface Standard {
  readonly ratePerHour: number | undefined;
  readonly minPerUnit: number | undefined;
  readonly fixedMin: number | undefined;
  /** Share of the rate that the schedule runs at. */
  readonly planningShare: number;
}

/** Of the resource that does the work. */
export interface Pace {
  readonly efficiency: number;
  readonly uptime: number;
}

/** Seconds of one started unit: minutes per unit ÷ Planning % ÷ Efficiency ÷ Uptime; 0 for fixed times. */
export function unitSeconds(standard: Standard, pace: Pace): number {
  const share = standard.planningShare * pace.efficiency * pace.uptime;
  if (standard.minPerUnit !== undefined) return (standard.minPerUnit * MINUTE) / share;
  return standard.ratePerHour === undefined ? 0 : HOUR / (standard.ratePerHour * share);
}

/** Fixed min ÷ Uptime, in seconds, not rounded. */
export function fixedSeconds(standard: Standard, pace: Pace): number {
  return ((standard.fixedMin ?? 0) * MINUTE) / pace.uptime;
}

/** Min per unit goes before Rate per hour. */
export function standardRate(standard: Standard): number | undefined {
  return standard.minPerUnit === undefined ? standard.ratePerHour : 60 / standard.minPerUnit;
}

/** Working time of a run of so many started units, rounded up once to a whole second. */
export function runSeconds(
  times: { readonly unitSeconds: number; readonly fixedSeconds: number },
  startQuantity: number,
): Seconds {
  return roundUp(times.fixedSeconds + startQuantity * times.unitSeconds);
}
