import { Link } from "@fluentui/react-components";
import type { Issue, Severity } from "../kernel/issue";
import { paneAdvice } from "./notice";
import { usePaneStyles } from "./pane-styles";
import { strings } from "./strings";
import { usePlumbline } from "./use-plumbline";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];
/** More of a kind are counted, not listed. */
const MOST_LISTED = 50;

/** Issues by severity; each leads to its cell. */
export function IssueGroups({ issues }: { readonly issues: readonly Issue[] }) {
  const styles = usePaneStyles();
  return (
    <section className={styles.section} aria-labelledby="issues-title">
      <h2 id="issues-title" className={styles.title}>
        {strings.issuesTitle}
      </h2>
      {issues.length === 0 && <p className={styles.text}>{strings.noIssues}</p>}
      {SEVERITIES.map((severity) => (
        <IssueGroup
          key={severity}
          severity={severity}
          issues={issues.filter((issue) => issue.severity === severity)}
        />
      ))}
    </section>
  );
}

interface IssueGroupProps {
  readonly severity: Severity;
  readonly issues: readonly Issue[];
}

function IssueGroup({ severity, issues }: IssueGroupProps) {
  const styles = usePaneStyles();
  if (issues.length === 0) return null;
  const more = issues.length - MOST_LISTED;
  return (
    <details open={severity === "error"}>
      <summary className={styles.summary}>
        <span className={styles.strong}>{strings.severity[severity](issues.length)}</span>
      </summary>
      <ul className={styles.list}>
        {issues.slice(0, MOST_LISTED).map((issue, at) => (
          <IssueLine key={at} issue={issue} />
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{strings.moreIssues(more)}</p>}
    </details>
  );
}

function IssueLine({ issue }: { readonly issue: Issue }) {
  const { acts } = usePlumbline();
  const styles = usePaneStyles();
  const { sheet, cell, what, code, how } = issue;
  return (
    <li className={styles.row}>
      {sheet !== "" && (
        <Link as="button" onClick={() => void acts.goTo(sheet, cell)}>
          {cell === "" ? sheet : `${sheet}!${cell}`}
        </Link>
      )}
      <p className={styles.text}>{what}</p>
      <p className={styles.quiet}>{paneAdvice(code, how)}</p>
    </li>
  );
}
