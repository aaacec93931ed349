import type { PlanEffect } from "./plan-figures";
import type { MoveWorth, Reality, ShiftWorth } from "./reality";
import { sayHours, sayMany, sayNumber, sayTime } from "./say-time";

/** What corrections do to the plan, and where a shift more is worth most; in a few sentences. */
export function sayReality(reality: Reality): readonly string[] {
  const { together, before, after, corrections, shifts } = reality;
  const lines: string[] = [];
  if (together)
    lines.push(
      `As reality says (${sayMany(corrections, 0, "correction")}): ${sayMany(after.lateOrders, 0, "order line")} late instead of ${before.lateOrders}, ${sayMany(after.lateDays, 1, "late day")} instead of ${sayNumber(before.lateDays, 1)}.`,
    );
  const best = helping(shifts)[0];
  if (best) lines.push(`A shift more is worth most on ${sayShift(best, reality)}.`);
  const move = helping(reality.moves)[0];
  if (move) lines.push(`The move that saves most: ${sayMove(move)}.`);
  return lines;
}

/** `work of MILL-1 also on MILL-2: 3.2 late days less`. */
export function sayMove({ kind, from, to, effect }: MoveWorth): string {
  const what = kind === "work" ? `work of ${from} also on ${to}` : `one of ${from} to ${to}`;
  return `${what}: ${sayLateDays(effect)}`;
}

/** Those that save late days beyond noise, the best first. */
export function helping<T extends { readonly effect: PlanEffect }>(
  tried: readonly T[],
): readonly T[] {
  return tried
    .filter(({ effect }) => !effect.withinNoise && effect.lateDays < 0)
    .sort((a, b) => a.effect.lateDays - b.effect.lateDays);
}

/** `MILL-1 (8 h from Mon 22:00): 3.2 late days less`. */
export function sayShift(
  { resource, from, length, effect }: ShiftWorth,
  { assumed }: Pick<Reality, "assumed">,
): string {
  const when = `${sayHours(length)} from ${sayTime(from, assumed.model.planStart)}`;
  return `${resource} (${when}): ${sayLateDays(effect)}`;
}

/** `3.2 late days more`, `less`, or that it changes nothing. */
export function sayLateDays({ lateDays, withinNoise }: PlanEffect): string {
  if (withinNoise) return "no more than another search would change";
  const days = sayMany(Math.abs(lateDays), 1, "late day");
  if (days.startsWith("0 ")) return "no late day more or less";
  return `${days} ${lateDays > 0 ? "more" : "less"}`;
}
