import { Button, Field, Link, Select, Spinner } from "@fluentui/react-components";
import type { FoundInput, InspectedSheet } from "../app/inspect-workbook";
import { HeadingQuestions } from "./heading-questions";
import { IssueGroups } from "./issue-groups";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

/** Each input sheet, what its headings stand for, and what needs mending. */
export function DataPanel() {
  const { state, acts } = usePlumbline();
  const styles = usePaneStyles();
  if (state.book.kind !== "read")
    return (
      <div className={styles.panel}>
        {state.book.kind === "unread" ? (
          <Button onClick={() => void acts.open()}>{strings.readAgain}</Button>
        ) : (
          <Spinner label={strings.reading} />
        )}
      </div>
    );
  const { inspection } = state.book;
  const questions = inspection.sheets.flatMap(({ found }) => found?.questions ?? []);
  const missing = inspection.sheets.filter(({ needed, found }) => needed && !found);
  const shown = inspection.sheets.filter(({ found }) => found);
  const absent = inspection.sheets.filter(({ needed, found }) => !needed && !found);
  return (
    <div className={styles.panel}>
      <HeadingQuestions questions={questions} />
      {missing.map((sheet) => (
        <MissingSheet key={sheet.name} sheet={sheet} candidates={inspection.userSheets} />
      ))}
      <IssueGroups issues={inspection.issues} />
      <section className={styles.section} aria-labelledby="sheets-title">
        <div className={styles.line}>
          <h2 id="sheets-title" className={styles.title}>
            {strings.sheetsTitle}
          </h2>
          <Link as="button" onClick={() => void acts.open()}>
            {strings.readAgain}
          </Link>
        </div>
        <ul className={styles.list}>
          {shown.map(({ name, found }) => (
            <FoundSheet key={name} name={name} found={found!} />
          ))}
        </ul>
        {absent.length > 0 && (
          <p className={styles.quiet}>
            {strings.notFound}: {absent.map(({ name }) => name).join(", ")}
          </p>
        )}
      </section>
    </div>
  );
}

function FoundSheet({ name, found }: { readonly name: string; readonly found: FoundInput }) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  const leftOut = found.leftOut > 0 ? `, ${strings.leftOut(found.leftOut)}` : "";
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Link as="button" onClick={() => void acts.goTo(found.sheet, "")}>
          {found.sheet === name ? name : `${name}: ${found.sheet}`}
        </Link>
        <span className={styles.number}>{`${strings.rows(found.rows)}${leftOut}`}</span>
      </div>
      <details>
        <summary className={styles.summary}>
          <span className={styles.quiet}>{strings.headingsRead(found.columns.length)}</span>
        </summary>
        <ul className={styles.list}>
          {found.columns.map(({ heading, column }) => (
            <li key={column} className={styles.quiet}>
              {heading === column ? column : strings.headingIs(heading, column)}
            </li>
          ))}
        </ul>
        {found.unused.length > 0 && (
          <p className={styles.quiet}>{strings.unusedHeadings(found.unused)}</p>
        )}
      </details>
    </li>
  );
}

interface MissingSheetProps {
  readonly sheet: InspectedSheet;
  readonly candidates: readonly string[];
}

function MissingSheet({ sheet, candidates }: MissingSheetProps) {
  const { acts } = usePlumbline();
  return (
    <Field label={strings.whichSheet(sheet.name)} hint={sheet.purpose} required>
      <Select
        value=""
        onChange={(_, { value }) =>
          value !== "" && void acts.settleSheet({ name: sheet.name, sheet: value })
        }
      >
        <option value="">{strings.chooseSheet}</option>
        {candidates.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}
