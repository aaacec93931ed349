import { Button, Spinner } from "@fluentui/react-components";
import type { Inspection } from "../app/inspect-workbook";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

/** What was found in the workbook; where nothing was, a way to begin. */
export function StartPanel() {
  const { state, acts } = usePlumbline();
  const styles = usePaneStyles();
  const { book } = state;
  switch (book.kind) {
    case "reading":
    case "inserting":
      return (
        <div className={styles.panel}>
          <Spinner label={book.kind === "reading" ? strings.reading : strings.inserting} />
        </div>
      );
    case "unread":
      return (
        <div className={styles.panel}>
          <div className={styles.actions}>
            <Button appearance="primary" onClick={() => void acts.open()}>
              {strings.readAgain}
            </Button>
          </div>
        </div>
      );
    case "read":
      return book.inspection.sheets.some(({ found }) => found) ? (
        <Found inspection={book.inspection} />
      ) : (
        <Empty />
      );
  }
}

function Empty() {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{strings.emptyTitle}</h2>
      <p className={styles.text}>{strings.emptyText}</p>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void acts.insertTemplate()}>
          {strings.insertTemplate}
        </Button>
        <Button onClick={() => void acts.insertSample()}>{strings.insertSample}</Button>
      </div>
      <p className={styles.quiet}>{strings.insertNote}</p>
      <div className={styles.actions}>
        <Button onClick={() => void acts.open()}>{strings.readAgain}</Button>
      </div>
    </div>
  );
}

function Found({ inspection }: { readonly inspection: Inspection }) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  const found = inspection.sheets.filter((sheet) => sheet.found);
  const rows = found.reduce((sum, sheet) => sum + sheet.found!.rows, 0);
  const next = inspection.ready ? ("schedule" as const) : ("data" as const);
  return (
    <div className={styles.panel}>
      <div className={styles.section}>
        <h2 className={styles.title}>{strings.foundTitle}</h2>
        <p className={styles.text}>{strings.foundText(found.length, rows)}</p>
        <p className={styles.text}>{inspection.ready ? strings.ready : strings.notReady}</p>
        {inspection.hasPlan && <p className={styles.quiet}>{strings.hasPlan}</p>}
      </div>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => acts.showTab(next)}>
          {inspection.ready ? strings.toSchedule : strings.toData}
        </Button>
        <Button onClick={() => void acts.open()}>{strings.readAgain}</Button>
      </div>
      <ul className={styles.list}>
        {found.map(({ name, found: input }) => (
          <li key={name} className={styles.row}>
            <div className={styles.line}>
              <span>{name}</span>
              <span className={styles.number}>{strings.rows(input!.rows)}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
