import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Loss } from "../record/loss-reasons";

/** The effects that an output gap is split into, in the order of the sheet Variance. */
export const EFFECTS = [
  "lateStart",
  "waitingForStep",
  "waitingForMaterial",
  "waitingForCrew",
  "downtime",
  "setup",
  "stops",
  "earlyEnd",
  "extraTime",
  "speed",
  "yield",
  "planChanged",
  "ranOffPlan",
  "notRun",
] as const;

export type Effect = (typeof EFFECTS)[number];

/** Standard hours; above 0 is behind. */
export type Effects = Readonly<Record<Effect, number>>;

export const EFFECT_OF_LOSS: Readonly<Record<Loss, Effect>> = {
  "Late start": "lateStart",
  "Waiting for step": "waitingForStep",
  "Waiting for material": "waitingForMaterial",
  "Waiting for crew": "waitingForCrew",
  Downtime: "downtime",
  Setup: "setup",
  Stops: "stops",
  "Early end": "earlyEnd",
  "Extra time": "extraTime",
  Speed: "speed",
  Yield: "yield",
};

export const noEffects = (): Record<Effect, number> =>
  Object.fromEntries(EFFECTS.map((effect) => [effect, 0])) as Record<Effect, number>;

/** A part of an operation's gap: what belongs to one resource on one day. */
export interface GapCell {
  readonly resource: string;
  readonly day: Moment;
  /** Earned hours. */
  readonly planned: number;
  readonly actual: number;
  /** They sum to planned − actual. */
  readonly effects: Effects;
}

/** Where something lies: shares of resources and days that sum to 1. */
export type Spread = readonly {
  readonly resource: string;
  readonly day: Moment;
  readonly share: number;
}[];

/** Shares from weights; evenly where all weights are 0. */
export function spreadOf(
  weights: readonly { readonly resource: string; readonly day: Moment; readonly weight: number }[],
): Spread {
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  return weights.map(({ resource, day, weight }) => ({
    resource,
    day,
    share: all > 0 ? weight / all : 1 / weights.length,
  }));
}

interface OpenCell {
  readonly resource: string;
  readonly day: Moment;
  planned: number;
  actual: number;
  readonly effects: Record<Effect, number>;
}

/** Gathers what one operation's gap is made of, by resource and day. */
export class GapCells {
  private readonly cells = new Map<string, OpenCell>();

  plan(hours: number, spread: Spread): void {
    for (const { resource, day, share } of spread)
      this.cell(resource, day).planned += hours * share;
  }

  act(hours: number, spread: Spread): void {
    for (const { resource, day, share } of spread) this.cell(resource, day).actual += hours * share;
  }

  add(effect: Effect, hours: number, spread: Spread): void {
    if (hours === 0) return;
    for (const { resource, day, share } of spread)
      this.cell(resource, day).effects[effect] += hours * share;
  }

  /**
   * Every cell with effects that sum to its gap. What was planned on one day or resource and done
   * on another has moved: it stands under Plan changed on both, and over the operation it is 0.
   */
  settled(): GapCell[] {
    for (const cell of this.cells.values()) {
      const explained = EFFECTS.reduce((sum, effect) => sum + cell.effects[effect], 0);
      const moved = cell.planned - cell.actual - explained;
      if (Math.abs(moved) > 1e-12 * (1 + Math.abs(explained))) cell.effects.planChanged += moved;
    }
    return [...this.cells.values()];
  }

  private cell(resource: string, day: Moment): OpenCell {
    const key = `${day} ${comparableKey(resource)}`;
    const known = this.cells.get(key);
    if (known) return known;
    const made = { resource, day, planned: 0, actual: 0, effects: noEffects() };
    this.cells.set(key, made);
    return made;
  }
}
