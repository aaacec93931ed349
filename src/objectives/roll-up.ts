import { type Measured, measured, notMeasured } from "./metric";
import type { Figures } from "./measure-objective";
import type { ReadObjective } from "./read-objectives";

export interface Part {
  readonly objective: ReadObjective;
  readonly figures: Figures;
}

/** True when an objective has no figure of its own at all. */
export const hasNothing = ({ achieved, asAssumed, asRealitySays }: Figures) =>
  [achieved, asAssumed, asRealitySays].every(({ value }) => value === undefined);

/**
 * The figures of an objective made of its parts: their sum, or their mean by Weight. Each figure only
 * where every part has it and all are measured in the same unit.
 */
export function rolledUp(whole: ReadObjective, own: Figures, parts: readonly Part[]): Figures {
  const by = whole.partsBy;
  if (by === "None" || parts.length === 0) return own;
  const figure = (of: (figures: Figures) => Measured): Measured => {
    const odd = parts.find(({ objective }) => unitOf(objective) !== unitOf(whole));
    if (odd)
      return notMeasured(`Its part ${odd.objective.row.objective} is measured in another unit.`);
    return combined(by, parts, of);
  };
  return {
    achieved: figure(({ achieved }) => achieved),
    achievedOver: undefined,
    asAssumed: figure(({ asAssumed }) => asAssumed),
    asRealitySays: figure(({ asRealitySays }) => asRealitySays),
    horizon: own.horizon,
  };
}

function combined(
  by: "Sum" | "Weighted",
  parts: readonly Part[],
  of: (figures: Figures) => Measured,
): Measured {
  let [sum, weights] = [0, 0];
  for (const { objective, figures } of parts) {
    const { value } = of(figures);
    const { objective: name, weight } = objective.row;
    if (value === undefined) return notMeasured(`Its part ${name} is not measured.`);
    sum += by === "Sum" ? value : value * weight;
    weights += weight;
  }
  if (by === "Sum") return measured(sum, "The sum of its parts.");
  return weights > 0
    ? measured(sum / weights, "The mean of its parts by Weight.")
    : notMeasured("Its parts have no Weight.");
}

/** What a figure is in; figures of one's own are of one kind only where the metric is. */
function unitOf({ definition, scope }: ReadObjective): string {
  const { format, window, unit, metric } = definition;
  return metric === "Own" ? "" : `${format} ${window} ${unit(scope?.unitsOf !== undefined)}`;
}
