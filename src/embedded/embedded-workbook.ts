import type { CellScalar } from "./cell-store";
import type { EmbeddedCore } from "./embedded-core";
import type { HostObject } from "./host-object";
import { addressOf, parseAddress, splitAddress } from "./rectangle";
import type { BookRecord } from "./records";
import { invalidArgument } from "./rich-error";
import { showResult } from "./sheet-edit";
import { type BookSnapshot, type SheetSnapshot, snapshotOf } from "./snapshot";

/** The workbook from the other side than the add-in's: its user's, its test's, its screen's. */
export class EmbeddedWorkbook {
  constructor(private readonly core: EmbeddedCore) {}

  /** The record as it is; a later one shares what stayed the same. */
  get book(): BookRecord {
    return this.core.model.book;
  }

  get view() {
    return this.core.model.view;
  }

  /** Everything as plain data. */
  snapshot(): BookSnapshot {
    return snapshotOf(this.book);
  }

  sheet(name: string): SheetSnapshot {
    const sheet = this.snapshot().sheets.find((each) => each.name === name);
    if (!sheet) throw new Error(`The workbook has no sheet "${name}".`);
    return sheet;
  }

  /** Values of a range such as `Plan!A1:B2`. */
  values(address: string): CellScalar[][] {
    return this.range(address).read("Values") as CellScalar[][];
  }

  formulas(address: string): CellScalar[][] {
    return this.range(address).read("Formulas") as CellScalar[][];
  }

  numberFormats(address: string): string[][] {
    return this.range(address).read("NumberFormat") as string[][];
  }

  addSheet(name: string): void {
    const { id } = this.core.model.addSheet(name);
    this.core.model.commit();
    this.core.events.raise(13, "Workbook", { source: "Local", worksheetId: id });
  }

  /** What the user types into cells; a step back of its own. */
  type(address: string, values: readonly (readonly (CellScalar | null)[])[]): void {
    this.range(address).write("Values", values);
    this.core.model.commit();
  }

  /** Any other act of the user's, through the same objects as the add-in's. */
  act(act: (workbook: HostObject) => void): void {
    act(this.core.root);
    this.core.model.commit();
  }

  select(address: string): void {
    this.range(address).call("Select", []);
  }

  activate(sheet: string): void {
    this.core.objects.worksheet(this.idOf(sheet)).call("Activate", []);
  }

  /** The value that a formula has come to, from whatever calculates; no step back. */
  setCalculated(address: string, value: unknown): void {
    const { sheetId, area } = this.place(address);
    this.core.model.amend(() => showResult(this.core, sheetId, area.top, area.left, value));
  }

  /** Called after each change of the workbook or of what is selected; gives what ends it. */
  onChange(listener: () => void): () => void {
    return this.core.model.onChange(listener);
  }

  /** Puts another workbook in the place of this one; no step back leads behind it. */
  replace(fill: (model: EmbeddedCore["model"]) => void): void {
    this.core.model.replace(() => fill(this.core.model));
  }

  private range(address: string): HostObject {
    const { sheetId, area } = this.place(address);
    return this.core.objects.range(sheetId, area);
  }

  private place(address: string) {
    const { sheet, local } = splitAddress(address);
    const area = parseAddress(local);
    if (!area) throw invalidArgument(`"${address}" is no range`);
    const sheetId = sheet === undefined ? this.core.model.view.activeSheet : this.idOf(sheet);
    return { sheetId, area, local: addressOf(area) };
  }

  private idOf(name: string): string {
    const sheet = this.core.model.findSheet(name);
    if (!sheet) throw new Error(`The workbook has no sheet "${name}".`);
    return sheet.id;
  }
}
