import { Link } from "@fluentui/react-components";
import type { LateOrder, Proposal } from "../app/propose-schedule";
import { sayDueTime, sayFullTime, sayNumber } from "../tables/say-time";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

const MOST_LISTED = 20;

/** Late orders, the latest first, each with what it waits for most. */
export function LateOrders({ late }: { readonly late: readonly LateOrder[] }) {
  const styles = usePaneStyles();
  const more = late.length - MOST_LISTED;
  return (
    <section className={styles.section} aria-labelledby="late-title">
      <h2 id="late-title" className={styles.title}>
        {strings.lateTitle}
      </h2>
      {late.length === 0 && <p className={styles.text}>{strings.noneLate}</p>}
      <ul className={styles.list}>
        {late.slice(0, MOST_LISTED).map((order) => (
          <li key={`${order.order} ${order.product}`} className={styles.row}>
            <div className={styles.line}>
              <span className={styles.strong}>
                {order.order} {order.product}
              </span>
              <span className={`${styles.number} ${styles.bad}`}>
                {strings.lateDays(sayNumber(order.lateDays, 1))}
              </span>
            </div>
            {order.waitsMostFor !== "" && (
              <p className={styles.text}>{strings.waitsMostFor(order.waitsMostFor)}</p>
            )}
            {order.due !== undefined && order.finish !== undefined && (
              <p className={styles.quiet}>
                {strings.dueFinish(sayDueTime(order.due), sayFullTime(order.finish))}
              </p>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{strings.moreLate(more)}</p>}
    </section>
  );
}

type NotScheduledProps = Pick<Proposal, "leftOut" | "plannedLeftOut">;

/** Orders without a place, each with the reason and the cell behind it; planned ones in one line. */
export function NotScheduled({ leftOut, plannedLeftOut }: NotScheduledProps) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  if (leftOut.length + plannedLeftOut === 0) return null;
  const more = leftOut.length - MOST_LISTED;
  return (
    <section className={styles.section} aria-labelledby="left-title">
      <h2 id="left-title" className={styles.title}>
        {strings.notScheduledTitle}
      </h2>
      {leftOut.length > 0 && (
        <ul className={styles.list}>
          {leftOut.slice(0, MOST_LISTED).map(({ order, reason, sheet, cell }) => (
            <li key={order} className={styles.row}>
              {sheet === "" ? (
                <span className={styles.strong}>{order}</span>
              ) : (
                <Link as="button" onClick={() => void acts.goTo(sheet, cell)}>
                  {order}
                </Link>
              )}
              <p className={styles.text}>{reason}</p>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className={styles.quiet}>{strings.moreNotScheduled(more)}</p>}
      {plannedLeftOut > 0 && (
        <p className={styles.text}>{strings.plannedNotScheduled(plannedLeftOut)}</p>
      )}
    </section>
  );
}
