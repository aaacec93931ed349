import type { Solver } from "../app/ports";
import type { Answer } from "./argument";
import {
  type FunctionRuntime,
  type Invocation,
  partedCall,
  toExcelCell,
} from "./custom-functions-runtime";
import { finish } from "./finish";
import { leadTime } from "./lead-time";
import { load } from "./load";
import { oee } from "./oee";
import { ontrack } from "./on-track";
import { pvm } from "./price-volume-mix";
import { runHours } from "./run-hours";
import { schedule } from "./schedule";
import { standard } from "./standard";
import { startQuantity } from "./start-quantity";
import { target } from "./target";
import { variance } from "./variance";
import { WaitingLine } from "./waiting-line";
import { workHours } from "./work-hours";
import type { WorkbookFacts } from "./workbook-facts";
import { xmr } from "./xmr";

export interface FunctionOptions {
  /** Where SCHEDULE looks for its schedule. */
  readonly solver: Solver;
  /** True when the workbook's serials count from 1904; asked at every call. */
  readonly date1904?: () => boolean;
}

/** So many cells search at once, whatever the machine has; a workbook may hold hundreds of them. */
const AT_ONCE = 2;

declare const CustomFunctions: FunctionRuntime;

type Code = (
  given: readonly unknown[],
  facts: WorkbookFacts,
  invocation: Invocation,
) => Answer | Promise<Answer>;

/** Tells Excel the code behind every function of the namespace. Office.js must be there. */
export function registerFunctions(
  { solver, date1904 = () => false }: FunctionOptions,
  runtime: FunctionRuntime = CustomFunctions,
): void {
  const register = (id: string, parameters: number, code: Code) =>
    runtime.associate(id, (...args) => {
      const { given, invocation } = partedCall(args, parameters);
      const answer = code(given, { date1904: date1904() }, invocation);
      if (!(answer instanceof Promise)) return toExcelCell(answer, runtime);
      return answer.then((value) => toExcelCell(value, runtime));
    });
  register("FINISH", 4, ([start, hours, calendar, closures], facts) =>
    finish(start, hours, calendar, closures, facts),
  );
  register("WORKHOURS", 4, ([start, end, calendar, closures], facts) =>
    workHours(start, end, calendar, closures, facts),
  );
  register("STARTQTY", 2, ([good, yields]) => startQuantity(good, yields));
  register("RUNHOURS", 4, ([quantity, rate, setup, efficiency]) =>
    runHours(quantity, rate, setup, efficiency),
  );
  register("TARGET", 4, ([rate, hours, share, efficiency]) =>
    target(rate, hours, share, efficiency),
  );
  register("LOAD", 4, ([plan, capacities, bucket, calendars], facts) =>
    load(plan, capacities, bucket, calendars, facts),
  );
  registerReview(register);
  const searches = new WaitingLine(AT_ONCE);
  register("SCHEDULE", 5, ([orders, standards, capacities, calendars, goal], facts, invocation) => {
    let stopped = false;
    invocation.onCanceled = () => (stopped = true);
    const parts = { ...facts, solver, watch: { stopped: () => stopped } };
    return searches.run(() => schedule(orders, standards, capacities, calendars, goal, parts));
  });
}

/** Functions that judge what happened. */
function registerReview(register: (id: string, parameters: number, code: Code) => void): void {
  register("VARIANCE", 3, ([planned, actual, method]) => variance(planned, actual, method));
  register("PVM", 2, ([planned, actual]) => pvm(planned, actual));
  register("OEE", 5, ([planned, run, minutes, produced, good]) =>
    oee(planned, run, minutes, produced, good),
  );
  register("ONTRACK", 6, ([baseline, target, start, due, today, value], facts) =>
    ontrack(baseline, target, start, due, today, value, facts),
  );
  register("LEADTIME", 4, ([planned, observed, service, confidence]) =>
    leadTime(planned, observed, service, confidence),
  );
  register("STANDARD", 3, ([planned, observed, confidence]) =>
    standard(planned, observed, confidence),
  );
  register("XMR", 1, ([values]) => xmr(values));
}
