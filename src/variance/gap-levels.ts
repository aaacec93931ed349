import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { type Effect, EFFECTS, type Effects, type GapCell, noEffects } from "./gap-cells";
import type { MatchedOperation } from "./match-operations";
import type { OutputGap } from "./output-gap";

export const GAP_LEVELS = ["Total", "Resource", "Product", "Order", "Day"] as const;
export type GapLevel = (typeof GAP_LEVELS)[number];

/** Earned hours of one line of the sheet Variance; the effects sum to `gap`. */
export interface GapRow {
  readonly level: GapLevel;
  /** What the line is of; empty for the total. A day is its first moment. */
  readonly name: string | Moment;
  readonly planned: number;
  readonly actual: number;
  /** planned − actual; above 0 is behind. */
  readonly gap: number;
  readonly effects: Effects;
  /** The part of the gap on the resource that limits the window. */
  readonly onConstraint: number;
}

interface OpenRow {
  readonly name: string | Moment;
  planned: number;
  actual: number;
  readonly effects: Record<Effect, number>;
  onConstraint: number;
}

/**
 * The gap summed to each level. Every level holds every cell once, so that its lines sum to the
 * total. Within a level the largest loss comes first, days in their order; the same operations in
 * another order give the same.
 */
export function gapLevels(gap: OutputGap): GapRow[] {
  const total = new Level("Total", () => "");
  const levels = [
    total,
    new Level("Resource", (_, cell) => cell.resource),
    new Level("Product", ({ product }) => product),
    new Level("Order", ({ order }) => order),
    new Level("Day", (_, cell) => cell.day),
  ];
  const constraint = gap.constraint === undefined ? undefined : comparableKey(gap.constraint);
  for (const { operation, cells } of inOrder(gap)) {
    for (const cell of cells) {
      const limits = comparableKey(cell.resource) === constraint;
      for (const level of levels) level.add(operation, cell, limits);
    }
  }
  total.open("");
  return levels.flatMap((level) => level.rows());
}

/** By names alone, so that sums are the same to the last bit. */
export function inOrder(gap: OutputGap) {
  const nameOf = ({ order, line, step }: MatchedOperation) => `${order}\u0001${line}\u0001${step}`;
  return gap.operations
    .map((each) => ({ each, name: nameOf(each.operation) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ each }) => each);
}

class Level {
  private readonly byKey = new Map<string | number, OpenRow>();

  constructor(
    private readonly level: GapLevel,
    private readonly nameOf: (operation: MatchedOperation, cell: GapCell) => string | Moment,
  ) {}

  open(name: string | Moment): OpenRow {
    const key = typeof name === "number" ? name : comparableKey(name);
    const known = this.byKey.get(key);
    if (known) return known;
    const made = { name, planned: 0, actual: 0, effects: noEffects(), onConstraint: 0 };
    this.byKey.set(key, made);
    return made;
  }

  add(operation: MatchedOperation, cell: GapCell, limits: boolean): void {
    const row = this.open(this.nameOf(operation, cell));
    row.planned += cell.planned;
    row.actual += cell.actual;
    for (const effect of EFFECTS) row.effects[effect] += cell.effects[effect];
    if (limits) row.onConstraint += cell.planned - cell.actual;
  }

  rows(): GapRow[] {
    const rows = [...this.byKey.values()].map((row) => ({
      level: this.level,
      ...row,
      gap: row.planned - row.actual,
    }));
    if (this.level === "Day") return rows.sort((a, b) => Number(a.name) - Number(b.name));
    return rows.sort((a, b) => b.gap - a.gap || (a.name < b.name ? -1 : 1));
  }
}
