import { cpuUsage } from "node:process";
import { asRealitySays } from "../../src/app/as-reality-says";
import { readPlanInputs } from "../../src/app/read-plan-inputs";
import { type Finding, NOWHERE } from "../../src/checks/finding";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { buildPlan } from "../../src/intake/build-plan";
import { placeOf } from "../../src/intake/issue-log";
import { solve } from "../../src/schedule/solve";
import type { InputRow } from "../../src/sheets/registry";
import { type BenchCase, cpuSeconds, factoryOf, type Figure, peak } from "./cases";
import { plainBook } from "./plain-book";

export const REALITY_CASES: readonly BenchCase[] = [
  { name: "2,000 operations as reality says", run: () => realityCase(2_000, 12) },
];

const clock = { now: () => 0, elapsed: () => performance.now() / 1000 };

/** Every correction together, ten of them singly, shifts and moves: all that a check reschedules. */
async function realityCase(operations: number, corrections: number): Promise<readonly Figure[]> {
  const inputs = await readPlanInputs(
    openWorkbook(plainBook(factoryOf(operations))),
    { bookName: "bench.xlsx" },
    clock,
  );
  const { rows } = inputs.reading;
  const { model, problem } = buildPlan(rows, inputs.settings, inputs.planContext);
  const { solution } = solve(problem, { iterations: 50 });
  const standards = rows.Standards.rows.slice(0, corrections);
  const rowOf = ({ product, step }: Finding["subject"]) =>
    standards.find((row) => row.product === product && row.step === step)!.row;
  globalThis.gc?.();
  const used = cpuUsage();
  const began = clock.elapsed();
  const work = asRealitySays(
    { model, problem, solution },
    inputs,
    standards.map(tooTight),
    (_, subject) => placeOf(rows.Standards, rowOf(subject), "ratePerHour"),
  );
  let step = work.next();
  while (!step.done) step = work.next();
  const ended = clock.elapsed();
  const { effects, shifts, moves } = step.value;
  return [
    { what: "operations", value: problem.operations.length, unit: "operations" },
    { what: "plans", value: 1 + effects.size + shifts.length + moves.length, unit: "rows" },
    { what: "all in CPU time", value: cpuSeconds(cpuUsage(used)), unit: "s" },
    { what: "all", value: ended - began, unit: "s", limit: 60 },
    ...peak(1500),
  ];
}

/** A tenth slower than its standard. */
const tooTight = (row: InputRow<"Standards">): Finding => ({
  kind: "Rate",
  subject: { ...NOWHERE, product: row.product, step: row.step, resource: row.resource },
  verdict: "Too tight",
  planned: row.ratePerHour,
  n: 40,
  observed: row.ratePerHour! * 0.9,
  low: undefined,
  high: undefined,
  suggested: undefined,
  since: undefined,
  cause: "",
  more: undefined,
  evidence: "",
});
