import type { OrderLookup } from "../record/order-lookup";

/** A step as it was done somewhere. */
export interface DoneStep {
  readonly order: string;
  readonly line: string;
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  /** Good units made; stands for the order's quantity where Orders does not have it. */
  readonly good: number;
}

/**
 * Hours that a good unit earns by Standards as they stand: minutes of a unit ÷ Yield ÷ 60; a step of
 * fixed time alone earns it over the order's quantity. Undefined where no standard says it.
 */
export function standardHoursPerGood(
  { order, line, product, step, resource, good }: DoneStep,
  lookup: OrderLookup,
): number | undefined {
  const standard = lookup.standard(product, step, resource);
  if (!standard) return undefined;
  const minutes =
    standard.minPerUnit ??
    (standard.ratePerHour === undefined ? undefined : 60 / standard.ratePerHour);
  if (minutes !== undefined) return minutes / 60 / standard.yield;
  const quantity = lookup.rowOf(order, line)?.quantity ?? good;
  if (standard.fixedMin !== undefined && quantity > 0) return standard.fixedMin / 60 / quantity;
  return undefined;
}
