import type { PlanOptions } from "../../src/app/plan-options";
import type { Clock } from "../../src/app/ports";
import { scheduleWorkbook } from "../../src/app/schedule-workbook";
import { sliceSolver } from "../../src/cli/slice-solver";
import type { XlsxHost } from "../../src/hosts/xlsx/xlsx-host";
import { momentFromCivil } from "../../src/kernel/moment";

const NOW = momentFromCivil(2026, 11, 23, 6);
const clock: Clock = { now: () => NOW, elapsed: () => performance.now() / 1000 };

/** `plumbline run` on a workbook in memory; the schedule that it writes passed the verifier. */
export async function runInMemory(host: XlsxHost, options: Partial<PlanOptions> = {}) {
  const outcome = await scheduleWorkbook(
    host,
    { bookName: "book.xlsx", now: NOW, iterations: 0, ...options },
    sliceSolver(clock),
    clock,
  );
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome, null, 1).slice(0, 2000));
  return outcome.report;
}
