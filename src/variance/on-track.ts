/** Where an objective should be, and how far it is from there. */
export interface OnTrack {
  readonly shouldBe: number;
  /** In the direction of the target: above 0 is ahead, below 0 behind. */
  readonly gap: number;
}

/**
 * The straight line from baseline to target between two moments: before it the baseline, behind it
 * the target. An objective that goes down is ahead when it lies below the line.
 *
 * @param today a moment in the unit of `start` and `due`
 */
export function onTrack(
  line: {
    readonly baseline: number;
    readonly target: number;
    readonly start: number;
    readonly due: number;
  },
  today: number,
  value: number,
): OnTrack {
  const { baseline, target, start, due } = line;
  const share =
    due > start ? Math.min(1, Math.max(0, (today - start) / (due - start))) : today < due ? 0 : 1;
  const shouldBe = baseline + (target - baseline) * share;
  return { shouldBe, gap: target >= baseline ? value - shouldBe : shouldBe - value };
}
