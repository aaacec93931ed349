import type { Moment } from "../kernel/moment";
import { onTrack } from "../variance/on-track";
import type { Direction, ObjectiveStatus } from "./objective-picture";

export interface TargetPath {
  readonly baseline: number | undefined;
  readonly target: number;
  readonly start: Moment | undefined;
  readonly due: Moment | undefined;
  /** Ascending in date. */
  readonly milestones: readonly { readonly date: Moment; readonly target: number }[];
}

/**
 * Where an objective should be: with milestones, the target of the last one that is reached (before
 * the first one the baseline, without a baseline the first one's target), and its own target from
 * Due on; else on the straight line from baseline to target. Without a baseline, Start or Due there
 * is no line, and the target counts throughout.
 */
export function shouldBeAt(path: TargetPath, at: Moment): number {
  const { baseline, target, start, due, milestones } = path;
  if (due !== undefined && at >= due) return target;
  const [first] = milestones;
  if (first) {
    let reached = baseline ?? first.target;
    for (const milestone of milestones) if (milestone.date <= at) reached = milestone.target;
    return reached;
  }
  if (baseline === undefined || start === undefined || due === undefined || due <= start)
    return target;
  return onTrack({ baseline, target, start, due }, at, baseline).shouldBe;
}

/** In the direction of the metric: above 0 is ahead, below 0 behind. */
export function gapOf(direction: Direction, value: number, shouldBe: number): number {
  const gap = direction === "Up" ? value - shouldBe : shouldBe - value;
  // Never −0, which a cell would show.
  return gap === 0 ? 0 : gap;
}

/** A gap below this share of the way from baseline to target is none. */
const OF_THE_WAY = 0.05;
/** Where there is no way, below this share of the target. */
const OF_THE_TARGET = 0.01;

/** In words: within a twentieth of the way to the target, it is on track. */
export function statusOf(path: TargetPath, gap: number | undefined): ObjectiveStatus {
  if (gap === undefined) return "Not measured";
  const { baseline, target } = path;
  const way = baseline === undefined ? 0 : Math.abs(target - baseline);
  const noise = way > 0 ? way * OF_THE_WAY : Math.abs(target) * OF_THE_TARGET;
  if (Math.abs(gap) <= noise + Math.abs(target) * 1e-12) return "On track";
  return gap > 0 ? "Ahead" : "Behind";
}
