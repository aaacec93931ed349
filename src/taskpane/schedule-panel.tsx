import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { Inspection } from "../app/inspect-workbook";
import { GOALS } from "../sheets/settings";
import { usePaneStyles } from "./pane-styles";
import { ProposalView } from "./proposal-view";
import { SolveProgressView } from "./solve-progress-view";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

/** Goal, horizon and freeze; run, look at the result, write it. */
export function SchedulePanel() {
  const { state, acts } = usePlumbline();
  const styles = usePaneStyles();
  const { book, plan } = state;
  const inspection = book.kind === "read" ? book.inspection : undefined;
  const isBusy = plan.kind === "solving" || plan.kind === "writing";
  const { inputs = [], ours = [] } = plan.kind === "proposed" ? plan.changed : {};
  // What changed since is told further down, with the same button beside it.
  const isAskedBelow = inputs.length + ours.length > 0;
  const canRun = inspection?.ready === true && !isBusy;
  return (
    <div className={styles.panel}>
      {inspection && <Choices inspection={inspection} disabled={isBusy} />}
      {inspection?.ready === false && <p className={styles.text}>{strings.notReady}</p>}
      <div className={styles.actions}>
        {plan.kind === "solving" ? (
          <Button appearance="primary" disabled={plan.stopping} onClick={acts.stop}>
            {plan.stopping ? strings.stopping : strings.stop}
          </Button>
        ) : isAskedBelow ? null : (
          <Button
            appearance={plan.kind === "none" ? "primary" : "secondary"}
            disabled={!canRun}
            onClick={() => void acts.run()}
          >
            {plan.kind === "none" ? strings.run : strings.runAgain}
          </Button>
        )}
      </div>
      {plan.kind === "solving" && (
        <SolveProgressView
          progress={plan.progress}
          seconds={inspection?.settings.solveSeconds ?? 0}
        />
      )}
      {(plan.kind === "proposed" || plan.kind === "writing" || plan.kind === "written") && (
        <ProposalView plan={plan} />
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly inspection: Inspection;
  readonly disabled: boolean;
}

function Choices({ inspection, disabled }: ChoicesProps) {
  const { state, acts } = usePlumbline();
  const styles = usePaneStyles();
  const { choices } = state;
  const { settings } = inspection;
  return (
    <>
      <Field label={strings.goal}>
        <Select
          disabled={disabled}
          value={choices.goal ?? settings.goal ?? GOALS[0]}
          onChange={(_, { value }) => void acts.choose({ goal: value })}
        >
          {GOALS.map((goal) => (
            <option key={goal}>{goal}</option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <NumberField
          key={`horizon ${choices.horizonDays}`}
          label={strings.horizon}
          unit={strings.horizonHint}
          value={choices.horizonDays ?? settings.horizonDays}
          disabled={disabled}
          fault={(days) => (days > 0 ? undefined : strings.mustBeAbove0)}
          onSettled={(horizonDays) => void acts.choose({ horizonDays })}
        />
        <NumberField
          key={`freeze ${choices.freezeHours}`}
          label={strings.freeze}
          unit={strings.freezeHint}
          value={choices.freezeHours ?? settings.freezeHours}
          disabled={disabled}
          fault={(hours) => (hours >= 0 ? undefined : strings.mustBe0OrMore)}
          onSettled={(freezeHours) => void acts.choose({ freezeHours })}
        />
      </div>
    </>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly disabled: boolean;
  readonly fault: (value: number) => string | undefined;
  readonly onSettled: (value: number) => void;
}

/** A number that counts once it is left, and only when it is one. */
function NumberField({ label, unit, value, disabled, fault, onSettled }: NumberFieldProps) {
  const styles = usePaneStyles();
  const [text, setText] = useState(String(value));
  const entered = text.trim() === "" ? NaN : Number(text.replace(",", "."));
  const wrong = fault(entered);
  const settle = () => {
    if (wrong === undefined && entered !== value) onSettled(entered);
  };
  return (
    <Field
      label={`${label}, ${unit}`}
      {...(wrong === undefined ? {} : { validationMessage: wrong })}
    >
      <Input
        className={styles.field}
        inputMode="decimal"
        value={text}
        disabled={disabled}
        onChange={(_, data) => setText(data.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
      />
    </Field>
  );
}
