import type { LoadVerdict } from "./finding";

const FULL = 0.95;
const HARDLY_USED = 0.3;

/** Of used ÷ available, or required ÷ available, hours of a resource in a period. */
export function loadVerdict(share: number): LoadVerdict {
  if (share > FULL) return "Overloaded";
  return share < HARDLY_USED ? "Idle" : "Balanced";
}
