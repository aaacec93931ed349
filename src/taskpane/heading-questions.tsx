import { Field, Select } from "@fluentui/react-components";
import type { HeadingChoice } from "../app/inspect-workbook";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

/** What is asked about headings. A choice is kept in the workbook and read with at once. */
export function HeadingQuestions({ questions }: { readonly questions: readonly HeadingChoice[] }) {
  const styles = usePaneStyles();
  if (questions.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="questions-title">
      <h2 id="questions-title" className={styles.title}>
        {strings.questionsTitle}
      </h2>
      <p className={styles.quiet}>{strings.questionsText}</p>
      {questions.map((question) => (
        <Question key={JSON.stringify(question)} question={question} />
      ))}
    </section>
  );
}

function Question({ question }: { readonly question: HeadingChoice }) {
  const { acts } = usePlumbline();
  const { name, sheet, headings, columns, required } = question;
  const [heading = ""] = headings;
  const [column = ""] = columns;
  const asksForColumn = headings.length === 1 && columns.length > 1;
  const settle = (choice: string) => {
    const settled = asksForColumn
      ? { name, heading, column: choice === NONE ? "" : choice }
      : { name, heading: choice, column };
    void acts.settleHeading(settled);
  };
  const choices = asksForColumn ? columns : headings;
  return (
    <Field
      label={asksForColumn ? strings.whatIs(heading, sheet) : strings.whichHeading(column, sheet)}
      required={required}
    >
      <Select value="" onChange={(_, { value }) => value !== "" && settle(value)}>
        <option value="">{strings.choose}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
        {asksForColumn && <option value={NONE}>{strings.noneOfThese}</option>}
      </Select>
    </Field>
  );
}

/** No heading of ours is this. */
const NONE = "\u0000none";
