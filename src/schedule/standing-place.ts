import type { Seconds } from "../kernel/moment";
import type { EarliestSpot } from "./earliest-spot";
import type { Places } from "./warm-start";

/**
 * Fills `best` with the place at which it stood, in this mode. Its run begins when it did, so that
 * it takes no crew that another had then; only if that cannot be, when it can.
 */
export function standsAgain(
  spots: EarliestSpot,
  operation: number,
  mode: number,
  { unit, start, runStart }: Places,
): boolean {
  const at = (runFrom: Seconds) =>
    spots.findAt(operation, mode, unit[operation]!, start[operation]!, runFrom);
  return at(runStart[operation]!) || (runStart[operation]! > start[operation]! && at(0));
}
