import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import type { Proposal } from "../app/propose-schedule";
import { SCHEDULE } from "../sheets/written-plan";
import { usePaneStyles } from "./pane-styles";
import type { ChangedSheets, PlanState } from "./pane-state";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

type ShownPlan = Extract<PlanState, { readonly proposal: Proposal }>;

/** What will be created or replaced, Write, and after it Undo. */
export function WriteSection({ plan }: { readonly plan: ShownPlan }) {
  const styles = usePaneStyles();
  return (
    <section className={styles.section} aria-labelledby="write-title">
      <h2 id="write-title" className={styles.title}>
        {strings.writeTitle}
      </h2>
      {plan.kind === "written" ? (
        <Written sheets={plan.sheets} canUndo={plan.undo !== "none"} />
      ) : (
        <ToWrite plan={plan} />
      )}
    </section>
  );
}

function ToWrite({ plan }: { readonly plan: Exclude<ShownPlan, { readonly kind: "written" }> }) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  const { created, replaced } = plan.proposal;
  if (plan.kind === "writing") return <Spinner label={strings.writing} />;
  const { inputs, ours } = plan.changed;
  if (inputs.length + ours.length > 0) return <Changed changed={plan.changed} />;
  return (
    <>
      {created.length > 0 && <p className={styles.text}>{strings.creates(created)}</p>}
      {replaced.length > 0 && <p className={styles.text}>{strings.replaces(replaced)}</p>}
      <p className={styles.quiet}>{strings.nothingElse}</p>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void acts.write()}>
          {strings.write}
        </Button>
      </div>
    </>
  );
}

/** Why nothing was written yet: the workbook is not as it was when it was read. */
function Changed({ changed: { inputs, ours } }: { readonly changed: ChangedSheets }) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  const what = ours.length > 0 ? strings.changedOurs(ours) : strings.changedInputs(inputs);
  return (
    <>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          {what} {strings.changedHow}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void acts.run()}>
          {strings.runAgain}
        </Button>
        {ours.length === 0 && (
          <Button onClick={() => void acts.write(true)}>{strings.writeAnyway}</Button>
        )}
      </div>
    </>
  );
}

interface WrittenProps {
  readonly sheets: readonly string[];
  readonly canUndo: boolean;
}

function Written({ sheets, canUndo }: WrittenProps) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  const schedule = sheets.find((sheet) => sheet.startsWith(SCHEDULE.name)) ?? sheets[0] ?? "";
  return (
    <>
      <p className={styles.text} role="status">
        {strings.written(sheets.length)} {canUndo ? "" : strings.undoInExcel}
      </p>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void acts.goTo(schedule, "")}>
          {strings.openSchedule}
        </Button>
        {canUndo && <Button onClick={() => void acts.undo()}>{strings.undo}</Button>}
      </div>
    </>
  );
}
