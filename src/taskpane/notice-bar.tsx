import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

const CROSS = (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
  </svg>
);

/** The one message that the user has not closed yet. */
export function NoticeBar() {
  const { state, acts } = usePlumbline();
  const styles = usePaneStyles();
  const { notice } = state;
  if (!notice) return null;
  const { intent, what, how, sheet = "", cell = "" } = notice;
  const [title, rest] = firstSentence(what);
  return (
    <div className={styles.notice}>
      <MessageBar intent={intent} layout="multiline" role={intent === "error" ? "alert" : "status"}>
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          {rest} {how}{" "}
          {sheet !== "" && (
            <Link as="button" inline onClick={() => void acts.goTo(sheet, cell)}>
              {strings.show}
            </Link>
          )}
        </MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              size="small"
              aria-label={strings.dismiss}
              icon={CROSS}
              onClick={acts.dismiss}
            />
          }
        />
      </MessageBar>
    </div>
  );
}

/** What happened stands out; what else was said about it does not. */
function firstSentence(text: string): [first: string, rest: string] {
  const end = text.indexOf(". ") + 1;
  return end === 0 ? [text, ""] : [text.slice(0, end), text.slice(end)];
}
