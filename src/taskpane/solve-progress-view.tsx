import { ProgressBar } from "@fluentui/react-components";
import type { SolveProgress } from "../app/ports";
import { sayNumber } from "../tables/say-time";
import { Figures } from "./figures";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";

interface SolveProgressViewProps {
  readonly progress: SolveProgress | undefined;
  /** Limit of the search; 0 when there is none. */
  readonly seconds: number;
}

/** How far the search is, and how good the best schedule so far. */
export function SolveProgressView({ progress, seconds }: SolveProgressViewProps) {
  const styles = usePaneStyles();
  const share = progress && seconds > 0 ? Math.min(1, progress.seconds / seconds) : undefined;
  return (
    <section className={styles.section} aria-label={strings.solving}>
      <p className={styles.text} role="status">
        {progress ? strings.solving : strings.preparing}
      </p>
      <ProgressBar
        aria-label={strings.solving}
        {...(share === undefined ? {} : { value: share })}
      />
      {progress && (
        <>
          <Figures entries={entriesOf(progress)} />
          <p className={styles.quiet}>{strings.stopKeeps}</p>
        </>
      )}
    </section>
  );
}

function entriesOf({ value, bound, gap, seconds }: SolveProgress) {
  const { progress: labels } = strings;
  return [
    [labels.late, String(value.lateOrders)],
    [labels.value, sayNumber(value.weightedTardinessHours, 0)],
    [labels.bound, sayNumber(bound, 0)],
    [labels.gap, `${sayNumber(gap * 100, gap < 0.1 ? 1 : 0)} %`],
    [labels.seconds, `${Math.floor(seconds)} s`],
  ] as const;
}
