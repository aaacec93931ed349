import type { Proposal } from "../app/propose-schedule";
import { HOUR, momentFromIso } from "../kernel/moment";
import type { RunReport } from "../tables/run-report";
import { sayFullTime, sayNumber } from "../tables/say-time";
import { Figures } from "./figures";
import { LateOrders, NotScheduled } from "./late-orders";
import { usePaneStyles } from "./pane-styles";
import type { PlanState } from "./pane-state";
import { strings } from "./strings";
import { WriteSection } from "./write-section";

type ShownPlan = Extract<PlanState, { readonly proposal: Proposal }>;

/** The result in five numbers, late orders with why, and what writing does. */
export function ProposalView({ plan }: { readonly plan: ShownPlan }) {
  const styles = usePaneStyles();
  const { proposal } = plan;
  return (
    <>
      <section className={styles.section} aria-labelledby="result-title">
        <h2 id="result-title" className={styles.title}>
          {strings.resultTitle}
        </h2>
        {plan.kind === "proposed" && (
          <p className={styles.text} role="status">
            {proposal.stopped ? strings.stopped : strings.done}
          </p>
        )}
        <Figures entries={figuresOf(proposal.report)} />
      </section>
      <WriteSection plan={plan} />
      <LateOrders late={proposal.late} />
      <NotScheduled leftOut={proposal.leftOut} plannedLeftOut={proposal.plannedLeftOut} />
    </>
  );
}

function figuresOf({ objective, scheduled, orders, plan }: RunReport) {
  const { figures } = strings;
  const start = momentFromIso(plan.start) ?? 0;
  return [
    [figures.late, String(objective.lateOrders)],
    [figures.hours, sayNumber(objective.weightedTardinessHours, 0)],
    [figures.scheduled, strings.ofOrders(scheduled, orders)],
    [figures.setups, sayNumber(objective.changeoverHours, 1)],
    [figures.lastEnd, sayFullTime(start + Math.round(objective.makespan * HOUR))],
  ] as const;
}
