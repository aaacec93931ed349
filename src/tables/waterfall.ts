import { VARIANCE } from "../sheets/written-review";
import { EFFECTS } from "../variance/gap-cells";
import { gapLevels } from "../variance/gap-levels";
import type { OutputGap } from "../variance/output-gap";

/** One bar of a waterfall: what it stands on, and how high it is. */
export interface WaterfallBar {
  readonly label: string;
  /** Invisible. */
  readonly base: number;
  /** One of these three is above 0. */
  readonly level: number;
  readonly lost: number;
  readonly won: number;
}

/** Less than this share of what was planned is not worth a bar of its own. */
const SMALL = 0.005;
/** A smaller share is what sums are rounded by. */
const NOTHING = 1e-9;
/** So many causes have a bar; the rest are one. */
const MOST = 7;

/**
 * From planned to made, in standard hours: the largest losses first, then what was won. Empty where
 * nothing was planned, or where losses go below nothing, which no such picture can show.
 */
export function waterfall(gap: OutputGap): readonly WaterfallBar[] {
  const total = gapLevels(gap)[0]!;
  if (!(total.planned > 0)) return [];
  const steps = stepsOf(total);
  let level = total.planned;
  const bars: WaterfallBar[] = [whole("Planned", total.planned)];
  for (const { label, lost } of steps) {
    const after = level - lost;
    if (Math.min(level, after) < 0) return [];
    bars.push({
      label,
      base: Math.min(level, after),
      level: 0,
      lost: Math.max(0, lost),
      won: Math.max(0, -lost),
    });
    level = after;
  }
  return [...bars, whole("Made", total.actual)];
}

const whole = (label: string, level: number): WaterfallBar => ({
  ...{ label, level, base: 0, lost: 0, won: 0 },
});

function stepsOf({ planned, effects }: ReturnType<typeof gapLevels>[number]) {
  const counts = (lost: number) => Math.abs(lost) > NOTHING * planned;
  const steps = EFFECTS.map((effect) => ({
    label: VARIANCE.columns[effect].header,
    lost: effects[effect],
  })).filter(({ lost }) => counts(lost));
  steps.sort((a, b) => Math.abs(b.lost) - Math.abs(a.lost));
  const told = steps.filter(({ lost }, i) => i < MOST && Math.abs(lost) >= SMALL * planned);
  const rest = steps.slice(told.length).reduce((sum, { lost }) => sum + lost, 0);
  const all = counts(rest) ? [...told, { label: "Other", lost: rest }] : told;
  return all.sort((a, b) => b.lost - a.lost);
}
