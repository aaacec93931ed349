import { RefusedChange } from "../../workbook/refused-change";
import type { WorkbookChange } from "../../workbook/workbook-host";
import { stateXml } from "../state-part";
import { findSheet, readBook } from "./book";
import { makeStatePart, readState, statePartName, type State } from "./book-record";
import { cleanBook } from "./clean-book";
import type { PackageParts } from "./package-parts";
import { emptyRecord } from "./parse-record";
import { putCells, type CellToPut } from "./put-cells";
import { putColumns } from "./put-columns";
import { putSheet } from "./put-sheet";
import { isSigned } from "./read-workbook";
import { noteUserEdit, noteWritten } from "./touched-parts";

/** The parts with all changes made; `start` stays as it is, so that a refusal changes nothing. */
export function applyChanges(
  start: PackageParts,
  changes: readonly WorkbookChange[],
  force: boolean,
): PackageParts {
  if (changes.length === 0) return start;
  if (isSigned(start) && !force) {
    throw new RefusedChange(
      "signed",
      "The workbook is digitally signed, and writing to it would end the signature. Write to a copy, or allow it (command line: --force).",
    );
  }
  const session = new Session(start.copy());
  for (const change of bundled(changes)) session.apply(change);
  return session.finish();
}

type PutCell = Extract<WorkbookChange, { kind: "putCell" }>;

/** Cells of one sheet that are put one after the other, put at once. */
interface PutCells {
  readonly kind: "putCells";
  readonly sheet: string;
  readonly cells: CellToPut[];
}

type Bundled = Exclude<WorkbookChange, PutCell> | PutCells;

/** However many cells of a sheet are changed, its part is read and written once. */
function bundled(changes: readonly WorkbookChange[]): Bundled[] {
  const all: Bundled[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    if (change.kind !== "putCell") all.push(change);
    else if (last?.kind === "putCells" && last.sheet === change.sheet) last.cells.push(change);
    else all.push({ kind: "putCells", sheet: change.sheet, cells: [change] });
  }
  return all;
}

class Session {
  private state: State;
  private isStateful: boolean;

  constructor(private readonly parts: PackageParts) {
    const book = readBook(parts);
    this.state = readState(parts, book);
    this.isStateful = statePartName(parts, book) !== undefined;
  }

  apply(change: Bundled): void {
    const { parts, state } = this;
    const { record } = state;
    const before = parts.copy();
    switch (change.kind) {
      case "putState":
        state.text = change.text;
        this.isStateful = true;
        return;
      case "clean":
        cleanBook(parts, record);
        this.state = { text: undefined, record: emptyRecord() };
        this.isStateful = false;
        return;
      case "putCells":
        putCells(parts, change.sheet, change.cells);
        record.calculates = false;
        noteUserEdit(record, before, parts, (base) => {
          // A sheet of ours is not among the originals: the edit goes with it.
          if (findSheet(readBook(base), change.sheet)) putCells(base, change.sheet, change.cells);
        });
        return;
      case "putSheet":
        if (change.owner === "user") {
          this.putForUser(change);
          return;
        }
        putSheet(parts, change.content, change.replaces, record);
        break;
      case "putColumns":
        putColumns(parts, change, record);
        break;
    }
    noteWritten(record, before, parts);
    this.isStateful = true;
  }

  /** A sheet of the user's own (template and sample): nothing is noted, so that it stays. */
  private putForUser({ content }: Extract<WorkbookChange, { kind: "putSheet" }>): void {
    if (this.state.record.touched.length > 0) {
      throw new Error("Sheets of the user's own are put before any sheet of ours.");
    }
    putSheet(this.parts, content, undefined, emptyRecord());
  }

  finish(): PackageParts {
    const { parts, state } = this;
    if (!this.isStateful) return parts;
    const before = parts.copy();
    const book = readBook(parts);
    const name = statePartName(parts, book) ?? makeStatePart(parts, book);
    noteWritten(state.record, before, parts, name);
    parts.write(name, stateXml({ text: state.text, file: JSON.stringify(state.record) }));
    return parts;
  }
}
