import type { Moment } from "../kernel/moment";
import { PROMISES, SCHEDULE } from "../sheets/written-plan";
import { type ExistingTable, existingRows, momentOf, textOf } from "./existing-table";
import type { ExplainedOperation, ExplainedPlan, ExplainedPromise } from "./explain-report";
import { type Plan, plannedOperations } from "./plan-result";
import { promisesOf } from "./promises";
import { sayBinding } from "./words";
import { meantDayEnd } from "./day-end";

/** A plan that was just made, as it explains itself. */
export function explainedPlan(plan: Plan): ExplainedPlan {
  return {
    planStart: plan.model.planStart,
    operations: plannedOperations(plan).map((operation) => ({
      order: operation.job.shownOrder,
      line: operation.job.line,
      step: operation.step.step,
      operation: operation.step.operation,
      resource: operation.resource,
      start: operation.start,
      end: operation.end,
      waitsFor: sayBinding(plan, operation.placement),
    })),
    promises: promisesOf(plan).map(({ order, due, finish, lateDays, waitsMostFor }) => ({
      order: order.order,
      line: order.line,
      due,
      finish,
      lateDays,
      waitsMostFor,
    })),
  };
}

/** The plan that stands in the workbook. */
export function writtenPlan(
  schedule: ExistingTable,
  promises: ExistingTable,
  planStart: Moment,
): ExplainedPlan {
  return {
    planStart,
    operations: existingRows(schedule, SCHEDULE).flatMap(({ values }): ExplainedOperation[] => {
      const start = momentOf(values.get("start"), schedule);
      const end = momentOf(values.get("end"), schedule);
      if (start === undefined || end === undefined) return [];
      const text = (key: string) => textOf(values.get(key));
      return [
        {
          order: text("order"),
          line: text("line"),
          step: text("step"),
          operation: text("operation"),
          resource: text("resource"),
          start,
          end,
          waitsFor: text("waitsFor"),
        },
      ];
    }),
    promises: existingRows(promises, PROMISES).map(({ values }): ExplainedPromise => {
      const lateDays = values.get("lateDays");
      return {
        order: textOf(values.get("order")),
        line: textOf(values.get("line")),
        due: meantDayEnd(momentOf(values.get("due"), promises)),
        finish: momentOf(values.get("finish"), promises),
        lateDays: typeof lateDays === "number" ? lateDays : undefined,
        waitsMostFor: textOf(values.get("waitsMostFor")),
      };
    }),
  };
}
