import { isSame, type CaseResult, type Results } from "./results";

/** How the values of one group at one mark changed; positive is a loss. */
export interface Change {
  readonly group: string;
  readonly seconds: number;
  readonly cases: number;
  /** Mean over cases, as a share. */
  readonly loss: number;
  /** What the seeds alone may make of it: a loss above it is one. */
  readonly noise: number;
  readonly isLoss: boolean;
}

/** Standard errors by which a loss must stand out; of a hundred groups none would by chance. */
const ERRORS = 3;
/** Losses as small as this are none: values are whole numbers. */
const LEAST = 0.0005;
/** Values below this share of the dispatched one are compared as if they were so large. */
const FLOOR = 0.01;

/**
 * What became of every group that both results have, at every mark. The noise is measured over the
 * seeds: relative to the case, within cases of a group, from both results; without two seeds of any
 * case there is nothing to measure it by, and any loss above the least counts.
 */
export function compareResults(base: Results, now: Results): Change[] {
  const pairs = now.cases.flatMap((after) => {
    const before = base.cases.find((one) => isSame(one, after));
    return before ? [{ before, after }] : [];
  });
  const groups = [...new Set(pairs.map(({ after }) => after.group))];
  return groups.flatMap((group) => {
    const own = pairs.filter(({ after }) => after.group === group);
    return marksOf(own.map(({ after }) => after)).flatMap((seconds) => {
      const cases = own.flatMap((pair) => comparedCase(pair, seconds) ?? []);
      return cases.length > 0 ? [changeOf(group, seconds, cases)] : [];
    });
  });
}

interface ComparedCase {
  /** Relative to the case's scale, by seed. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function comparedCase(
  { before, after }: { readonly before: CaseResult; readonly after: CaseResult },
  seconds: number,
): ComparedCase | undefined {
  const [old, fresh] = [valuesAt(before, seconds), valuesAt(after, seconds)];
  if (old.length === 0 || fresh.length === 0) return undefined;
  const usual = mean(old.filter(Number.isFinite));
  const scale = Math.max(usual || 0, FLOOR * Math.abs(before.dispatch.value), 1e-9);
  return { before: old.map((v) => v / scale), after: fresh.map((v) => v / scale) };
}

/** Values by seed; infinite where there was no schedule yet. */
function valuesAt({ runs }: CaseResult, seconds: number): number[] {
  return runs.flatMap(({ marks }) =>
    marks.filter((mark) => mark.seconds === seconds).map(({ value }) => value ?? Infinity),
  );
}

function changeOf(group: string, seconds: number, cases: readonly ComparedCase[]): Change {
  const losses = cases.map(({ before, after }) => difference(mean(after), mean(before)));
  const variance = seedVariance(cases.flatMap(({ before, after }) => [before, after]));
  const shares = cases.reduce((sum, c) => sum + 1 / c.before.length + 1 / c.after.length, 0);
  const noise = Math.max(LEAST, (ERRORS * Math.sqrt(variance * shares)) / cases.length);
  const loss = mean(losses);
  return { group, seconds, cases: cases.length, loss, noise, isLoss: loss > noise };
}

/** Where neither had a schedule nothing was lost. */
function difference(after: number, before: number): number {
  return after === before ? 0 : after - before;
}

/** Pooled within the samples. */
function seedVariance(samples: readonly (readonly number[])[]): number {
  let squares = 0;
  let freedom = 0;
  for (const sample of samples) {
    if (!sample.every(Number.isFinite)) continue;
    const middle = mean(sample);
    for (const value of sample) squares += (value - middle) ** 2;
    freedom += sample.length - 1;
  }
  return freedom > 0 ? squares / freedom : 0;
}

function marksOf(cases: readonly CaseResult[]): number[] {
  const all = cases.flatMap(({ runs }) => runs.flatMap((r) => r.marks.map((m) => m.seconds)));
  return [...new Set(all)].sort((a, b) => a - b);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What changed, a line a group and mark; losses first. */
export function comparisonText(changes: readonly Change[]): string {
  const percent = (share: number) =>
    Number.isFinite(share) ? `${share > 0 ? "+" : ""}${(100 * share).toFixed(2)} %` : "no schedule";
  return [...changes]
    .sort((a, b) => Number(b.isLoss) - Number(a.isLoss))
    .map(
      ({ group, seconds, cases, loss, noise, isLoss }) =>
        `${isLoss ? "LOSS" : "    "} ${group.padEnd(20)} ${String(seconds).padStart(3)} s ` +
        `${percent(loss).padStart(12)} (noise ${percent(noise)}, ${cases} cases)`,
    )
    .join("\n");
}
