import type { Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import type { Plan } from "../tables/plan-result";
import type { Reality } from "../tables/reality";
import type { WorkbookHost } from "../workbook/workbook-host";
import { asRealitySays } from "./as-reality-says";
import { byTurns, threadOf } from "./by-turns";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import type { PlanInputs } from "./read-plan-inputs";

/** What a plan can be rebuilt and rescheduled with. */
export interface Bench {
  readonly host: WorkbookHost;
  readonly inputs: PlanInputs;
  readonly options: PlanOptions;
  readonly solver: Solver;
  readonly clock: Clock;
}

/** What findings do to a plan. Undefined: it was stopped. */
export async function weighFindings(
  plan: Plan,
  { findings, placeOf }: Pick<BookRecords, "placeOf"> & { readonly findings: readonly Finding[] },
  { inputs, options, clock }: Bench,
): Promise<Reality | undefined> {
  const work = asRealitySays(plan, inputs, findings, placeOf);
  const end = await byTurns(work, threadOf(clock), {
    stopped: options.watch?.stopped,
    onStep: ({ done, of }) => {
      options.onCase?.(done, of);
      return false;
    },
  });
  return end.kind === "done" ? end.result : undefined;
}
