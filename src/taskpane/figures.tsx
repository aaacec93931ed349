import { usePaneStyles } from "./pane-styles";

interface FiguresProps {
  readonly entries: readonly (readonly [label: string, value: string])[];
}

/** Figures with their labels, one a line. */
export function Figures({ entries }: FiguresProps) {
  const styles = usePaneStyles();
  return (
    <dl className={styles.list}>
      {entries.map(([label, value]) => (
        <div key={label} className={`${styles.line} ${styles.row}`}>
          <dt>{label}</dt>
          <dd className={`${styles.number} ${styles.strong}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
