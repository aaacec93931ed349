/**
 * The largest p value that counts as a discovery when of all discoveries at most the share `level`
 * may be false in the mean; 0 when none does. A test of the family is significant when its p value
 * is at most this. Source: Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995) 289–300.
 */
export function discoveryLimit(chances: readonly number[], level: number): number {
  const sorted = new Float64Array(chances).sort();
  for (let rank = sorted.length; rank >= 1; rank--) {
    const p = sorted[rank - 1]!;
    if (p <= (rank / sorted.length) * level) return p;
  }
  return 0;
}
