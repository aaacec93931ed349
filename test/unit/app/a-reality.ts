import { asRealitySays } from "../../../src/app/as-reality-says";
import { readPlanInputs } from "../../../src/app/read-plan-inputs";
import { rebuiltPlan } from "../../../src/app/what-helps";
import { type Finding, NOWHERE } from "../../../src/checks/finding";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import type { Place } from "../../../src/intake/issue-log";
import type { Reality } from "../../../src/tables/reality";
import { OPTIONS, aHost, directSolver, stillClock } from "./a-shop";

const CLOCK = stillClock(OPTIONS.now);
const PLACE: Place = { sheet: "Standards", cell: "D2" };

/** What was seen of the rate of P on a resource, where the standard is 50 an hour. */
export const rateOn = (
  resource: string,
  observed: number,
  verdict: Finding["verdict"],
): Finding => ({
  kind: "Rate",
  subject: { ...NOWHERE, product: "P", step: "10", resource },
  verdict,
  planned: 50,
  n: 40,
  observed,
  low: undefined,
  high: undefined,
  suggested: observed,
  since: undefined,
  cause: "",
  more: undefined,
  evidence: "",
});

/** What findings do to the plan of a workbook. */
export async function weighed(seed: WorkbookSeed, findings: readonly Finding[]): Promise<Reality> {
  const host = aHost(seed);
  const inputs = await readPlanInputs(host, OPTIONS, CLOCK);
  const plan = (await rebuiltPlan(inputs, host, OPTIONS, directSolver, CLOCK))!;
  const work = asRealitySays(plan, inputs, findings, () => PLACE);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
