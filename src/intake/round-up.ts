/** How far a figure may miss a whole number by the last bits of floating point alone. */
const NOISE = 1e-6;

/** The smallest whole number that is not below `value`: 3600.0000000001 is 3600, 3600.1 is 3601. */
export function roundUp(value: number): number {
  const nearest = Math.round(value);
  const noise = NOISE + Math.abs(value) * 1e-12;
  return Math.abs(value - nearest) <= noise ? nearest : Math.ceil(value);
}

/** True when `value` reaches `goal`, but for the last bits of floating point. */
export function reaches(value: number, goal: number): boolean {
  return value >= goal - NOISE - Math.abs(goal) * 1e-12;
}
