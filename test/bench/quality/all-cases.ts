import { factoryCases } from "./factory-cases";
import { generatedCases } from "./generated-cases";
import { publishedCases } from "./published-cases";
import type { QualityCase } from "./quality-case";

/** Every case there is here, by family. */
export function allCases(): QualityCase[] {
  const cases = [...publishedCases(), ...generatedCases(), ...factoryCases()];
  const families = [...new Set(cases.map(({ family }) => family))];
  return families.flatMap((family) => cases.filter((one) => one.family === family));
}

export interface CaseFilter {
  /** Empty: all. */
  readonly families: readonly string[];
  /** Names, or beginnings of names before a *; empty: all. */
  readonly only: readonly string[];
}

export function matching(cases: readonly QualityCase[], { families, only }: CaseFilter) {
  return cases.filter(
    ({ family, name }) =>
      (families.length === 0 || families.includes(family)) &&
      (only.length === 0 || only.some((pattern) => fits(name, pattern))),
  );
}

function fits(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** At most so many of each group, evenly spaced over its list. */
export function sampled(cases: readonly QualityCase[], count: number): QualityCase[] {
  const groups = [...new Set(cases.map(({ group }) => group))];
  return groups.flatMap((group) => {
    const own = cases.filter((one) => one.group === group);
    const most = Math.min(count, own.length);
    return Array.from(
      { length: most },
      (_, k) => own[Math.floor(((k + 0.5) * own.length) / most)]!,
    );
  });
}
