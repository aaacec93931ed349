import { DAY, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Booking } from "../record/booking";
import { EFFECTS, type Effects, type GapCell } from "./gap-cells";
import { inOrder } from "./gap-levels";
import type { OperationGap, OutputGap } from "./output-gap";
import type { PlannedPart } from "./plan-that-was";
import { firstSpelling } from "./spelling";

/**
 * What the levels are summed from: one operation on one resource on one day. Earned hours; the
 * effects sum to `gap`. Names are spelled as the levels spell them, so that rows are found by them.
 */
export interface GapDetail {
  readonly order: string;
  readonly line: string;
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  readonly day: Moment;
  readonly planned: number;
  readonly actual: number;
  /** planned − actual; above 0 is behind. */
  readonly gap: number;
  readonly effects: Effects;
  /** The gap where the resource limits the window, else 0. */
  readonly onConstraint: number;
  /** As planned, what stood on this resource first. */
  readonly parts: readonly PlannedPart[];
  /** The first booking there on that day; else there, else of the operation. */
  readonly booking: Booking | undefined;
}

/** Smaller than this is what is left of rounding. */
const NOTHING = 1e-9;

/** Every row that has a figure, the largest gap first, whichever way. */
export function gapRows(gap: OutputGap): GapDetail[] {
  const [orders, products, resources] = [firstSpelling(), firstSpelling(), firstSpelling()];
  const constraint = gap.constraint === undefined ? undefined : comparableKey(gap.constraint);
  const rows = inOrder(gap).flatMap((each) =>
    each.cells.map((cell): GapDetail => {
      const { operation } = each;
      const limits = comparableKey(cell.resource) === constraint;
      return {
        order: orders(operation.order),
        line: operation.line,
        product: products(operation.product),
        step: operation.step,
        resource: resources(cell.resource),
        day: cell.day,
        planned: cell.planned,
        actual: cell.actual,
        gap: cell.planned - cell.actual,
        effects: cell.effects,
        onConstraint: limits ? cell.planned - cell.actual : 0,
        parts: partsFor(each, cell),
        booking: bookingFor(each, cell),
      };
    }),
  );
  return rows.filter(hasFigure).sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
}

function hasFigure({ planned, actual, effects }: GapDetail): boolean {
  const isSome = (hours: number) => Math.abs(hours) > NOTHING;
  return isSome(planned) || isSome(actual) || EFFECTS.some((effect) => isSome(effects[effect]));
}

function partsFor({ operation }: OperationGap, { resource }: GapCell): readonly PlannedPart[] {
  const key = comparableKey(resource);
  const here = operation.planned.filter((part) => comparableKey(part.resource) === key);
  return [...here, ...operation.planned.filter((part) => !here.includes(part))];
}

function bookingFor({ operation, shares }: OperationGap, cell: GapCell): Booking | undefined {
  const key = comparableKey(cell.resource);
  const here = shares.booked.filter(({ booking }) => comparableKey(booking.resource) === key);
  const thatDay = here.find(({ from, to }) => to > cell.day && from < cell.day + DAY);
  const first = thatDay ?? here[0] ?? shares.booked[0];
  return first?.booking ?? operation.jobs[0]?.bookings[0];
}
