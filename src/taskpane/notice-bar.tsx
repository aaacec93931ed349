import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

/** The one message that the user has not closed yet. */
export function NoticeBar() {
  const { state, acts } = usePlumbline();
  const { notice } = state;
  if (!notice) return null;
  const { intent, what, how, sheet = "", cell = "" } = notice;
  return (
    <MessageBar intent={intent} layout="multiline" role={intent === "error" ? "alert" : "status"}>
      <MessageBarBody>
        <MessageBarTitle>{what}</MessageBarTitle> {how}{" "}
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
            onClick={acts.dismiss}
          >
            ✕
          </Button>
        }
      />
    </MessageBar>
  );
}
