import type { Score } from "./score";

/** The table of the truth test, one line a method. */
export function scoreLines(scores: readonly (readonly [string, Score])[]): string[] {
  const share = (part: number, whole: number) =>
    `${part}/${whole} ${whole === 0 ? "" : ((100 * part) / whole).toFixed(1) + " %"}`;
  return [
    "| method | found of planted | true of claimed | error of suggestion (median) | silent when thin | silent when copied |",
    "| --- | --- | --- | --- | --- | --- |",
    ...scores.map(([name, score]) => {
      const errors = [...score.errors].sort((a, b) => a - b);
      const middle = errors[errors.length >> 1] ?? 0;
      return `| ${[
        name,
        share(score.found, score.planted),
        share(score.trueClaims, score.claims),
        `${(100 * middle).toFixed(2)} %`,
        share(score.thinSilent, score.thin),
        share(score.copiedSilent, score.copied),
      ].join(" | ")} |`;
    }),
  ];
}
