/** A comparison of steps: by number where all are numbers, else digits by number and the rest by text. */
export function stepOrder(steps: readonly string[]): (a: string, b: string) => number {
  const numbers = steps.every((step) => step.trim() !== "" && Number.isFinite(Number(step)));
  if (numbers) return (a, b) => Number(a) - Number(b) || compareNaturally(a, b);
  return compareNaturally;
}

/** `A2` comes before `A10`, `a` beside `A`. */
export function compareNaturally(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const one = left[i]!;
    const other = right[i]!;
    if (one === other) continue;
    const difference = Number(one) - Number(other);
    if (Number.isNaN(difference)) return one < other ? -1 : 1;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const partsOf = (text: string) => text.toLowerCase().match(/\d+|\D+/g) ?? [];
