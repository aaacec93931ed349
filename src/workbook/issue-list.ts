import { cellAddress } from "../kernel/cell-address";
import type { Issue, Severity } from "../kernel/issue";
import type { ReadingCode } from "../sheets/issue-codes";

/** A position to point at; without column and row the issue is the whole sheet's. */
export interface IssuePlace {
  readonly sheet: string;
  /** Zero-based. */
  readonly row?: number;
  /** Zero-based. */
  readonly column?: number;
}

/** How many warnings of one code in one column stand singly; the rest are told in one sentence. */
const MOST_ALIKE = 20;

interface Alike {
  count: number;
  /** Index of the issue that tells of the rest. */
  restAt: number;
}

/** Collects issues in the order in which they are found. Errors are kept singly, warnings alike are not. */
export class IssueList {
  private readonly found: Issue[] = [];
  private readonly alike = new Map<string, Alike>();

  get issues(): readonly Issue[] {
    return this.found;
  }

  add(
    severity: Severity,
    code: ReadingCode,
    place: IssuePlace,
    value: string,
    what: string,
    how: string,
  ): Issue {
    const { sheet, row, column } = place;
    const cell = row === undefined || column === undefined ? "" : cellAddress(row, column);
    const issue: Issue = { severity, code, sheet, cell, value, what, how };
    if (severity === "error" || cell === "") this.found.push(issue);
    else this.addAlike(issue, `${sheet}\u0000${code}\u0000${column}`);
    return issue;
  }

  addAll(issues: readonly Issue[]): void {
    for (const issue of issues) this.found.push(issue);
  }

  private addAlike(issue: Issue, key: string): void {
    const alike = this.alike.get(key) ?? { count: 0, restAt: -1 };
    this.alike.set(key, alike);
    alike.count += 1;
    if (alike.count <= MOST_ALIKE) {
      this.found.push(issue);
      return;
    }
    if (alike.restAt < 0) alike.restAt = this.found.push(issue) - 1;
    const first = this.found[alike.restAt]!;
    const more = alike.count - MOST_ALIKE;
    const letters = first.cell.replace(/\d+/g, "");
    const what =
      more === 1
        ? issue.what
        : `From here on ${more} more cells of column ${letters} are like the ones above.`;
    this.found[alike.restAt] = { ...first, what };
  }
}
