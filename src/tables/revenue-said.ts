import type { Revenue } from "../variance/revenue";
import { NO_PLAN, NONE_LEFT } from "./revenue-table";
import { sayDueTime, sayFullTime } from "./say-time";

/** Above the table Revenue: from when to when, and what should be known of its figures. */
export function revenueSaid(revenue: Revenue): string {
  const { stretch, lines, isPlanned, isShipped, asMade, shippedSince } = revenue;
  const units = new Set(lines.flatMap(({ unit, effects }) => (effects ? [unit] : [])));
  const span = `${sayFullTime(stretch.from)} to ${sayFullTime(stretch.to)}`;
  return [
    `Revenue, ${span}: above 0 is more than planned`,
    ...(lines.length > 0 && !isPlanned ? [NO_PLAN] : []),
    ...(lines.length > 0 && !isShipped ? [NONE_LEFT] : []),
    ...(asMade ? ["what Plan wants made counts as to be sold"] : []),
    ...leftOut(revenue),
    ...(units.size > 1 ? ["unlike units cannot be added up: mix is within each"] : []),
    ...(shippedSince === undefined
      ? []
      : [`Orders has nothing that left before ${sayDueTime(shippedSince)}`]),
  ].join(" · ");
}

function leftOut({ lines, isPlanned, isShipped }: Revenue): string[] {
  const count = lines.filter(({ effects }) => !effects).length;
  if (!isPlanned || !isShipped || count === 0) return [];
  return [
    count === 1
      ? "1 product has no price and is left out"
      : `${count} products have no price and are left out`,
  ];
}

/** Planned against actual revenue and what moved it, in a line; none where it is not measured. */
export function sayRevenue({ planned, actual, effects }: Revenue): string[] {
  if (planned === undefined || actual === undefined || !effects) return [];
  const money = (value: number) => Math.round(Math.abs(value)).toLocaleString("en-US");
  const gap = Math.round(actual - planned);
  const against = gap === 0 ? "as planned" : `${money(gap)} ${gap > 0 ? "above" : "below"} plan`;
  const moved = (["price", "volume", "mix"] as const).flatMap((effect) => {
    const value = effects[effect];
    if (value === undefined) return [];
    return [`${effect} ${value < -0.5 ? "−" : value >= 0.5 ? "+" : ""}${money(value)}`];
  });
  return [
    "",
    `Revenue ${money(actual)} of ${money(planned)} planned, ${against}: ${moved.join(", ")}.`,
  ];
}
