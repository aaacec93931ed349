/** −ln(x) for 0 < x ≤ 1, near enough, in plain arithmetic: the same on every machine. */
export function minusLog(x: number): number {
  let mantissa = x;
  let halvings = 0;
  while (mantissa < 0.5 && halvings < 1000) {
    mantissa *= 2;
    halvings++;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const zz = z * z;
  return halvings * 0.6931471805599453 - 2 * z * (1 + zz * (1 / 3 + zz * (1 / 5 + zz / 7)));
}
