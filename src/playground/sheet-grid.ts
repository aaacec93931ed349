import type { EmbeddedWorkbook } from "../embedded/embedded-workbook";
import type { BookRecord, SheetRecord } from "../embedded/records";
import { cellAddress, cellPosition, columnLetters, quotedSheet } from "../kernel/cell-address";
import { DAYS_1904 } from "../kernel/moment";
import { CellEditor, type EditedGrid } from "./cell-editor";
import { editText, typedValue } from "./edit-text";
import { showValue } from "./show-value";

/** As in the page's style, in pixels. */
const ROW_HEIGHT = 22;
/** Rows drawn above and below those that can be seen. */
const MARGIN = 20;
/** At least so much is shown of a sheet, empty or not. */
const LEAST = { rows: 40, columns: 12 };
/** Rows that a column's width is measured by. */
const MEASURED = 200;
const WIDEST = 36;

/** Whoever sits before the grid. */
export interface GridUser {
  say(text: string): void;
  onEdit(editing: boolean): void;
  undo(): void;
}

/** The active sheet as a plain table: only rows near those that can be seen are drawn. */
export class SheetGrid implements EditedGrid {
  private workbook: EmbeddedWorkbook | undefined;
  private book: BookRecord | undefined;
  private shown: EmbeddedWorkbook["view"] | undefined;
  private size = LEAST;
  private readonly body = document.createElement("tbody");
  private readonly head = document.createElement("thead");
  private readonly columns = document.createElement("colgroup");

  private readonly editor: CellEditor;

  constructor(
    private readonly box: HTMLElement,
    private readonly user: GridUser,
  ) {
    const table = document.createElement("table");
    table.append(this.columns, this.head, this.body);
    box.replaceChildren(table);
    box.addEventListener("scroll", () => this.drawRows());
    this.body.addEventListener("mousedown", ({ target }) => this.select(target as HTMLElement));
    this.editor = new CellEditor(box, this, (editing) => user.onEdit(editing));
    new ResizeObserver(() => this.drawRows()).observe(box);
  }

  selectedCell(): HTMLElement | undefined {
    return this.body.querySelector<HTMLElement>(".active") ?? undefined;
  }

  selectedText(): string {
    return editText(this.active, this.daysAhead);
  }

  move(rows: number, columns: number): void {
    const { top, left } = this.shown!.selection;
    const within = (at: number, size: number) => Math.min(size - 1, Math.max(0, at));
    this.choose(within(top + rows, this.size.rows), within(left + columns, this.size.columns));
  }

  enter(text: string): void {
    const { sheet, active } = this;
    if (!sheet || (text === "" && !active)) return;
    const { top, left } = this.shown!.selection;
    try {
      const address = `${quotedSheet(sheet.name)}!${cellAddress(top, left)}`;
      this.workbook?.type(address, [[typedValue(active, text)]]);
    } catch (error) {
      this.user.say(error instanceof Error ? error.message : String(error));
    }
  }

  undo(): void {
    this.user.undo();
  }

  /** What serials of this workbook are short of those that count from 1900. */
  private get daysAhead(): number {
    return this.book?.date1904 ? DAYS_1904 : 0;
  }

  private get active() {
    const { top, left } = this.shown!.selection;
    return this.sheet?.cells.get(top, left);
  }

  draw(workbook: EmbeddedWorkbook): void {
    if (this.workbook !== workbook || this.shown?.activeSheet !== workbook.view.activeSheet) {
      this.editor.finish();
    }
    const { book, view } = workbook;
    const before = this.shown;
    const isOther = this.workbook !== workbook || before?.activeSheet !== view.activeSheet;
    const changed = this.book !== book;
    [this.workbook, this.book, this.shown] = [workbook, book, view];
    if (isOther || changed) this.measure();
    if (isOther) this.box.scrollTo(0, 0);
    this.drawRows();
    if (!isOther && before?.selection === view.selection) return;
    // Only now does the table have its height, so that there is something to scroll.
    this.follow();
    this.drawRows();
  }

  private get sheet(): SheetRecord | undefined {
    return this.book?.sheets.find(({ id }) => id === this.shown?.activeSheet);
  }

  private measure(): void {
    const { sheet } = this;
    if (!sheet) return;
    const used = sheet.cells.usedArea(true);
    this.size = {
      rows: Math.max(LEAST.rows, (used?.bottom ?? 0) + 2),
      columns: Math.max(LEAST.columns, (used?.right ?? 0) + 2),
    };
    const letters: number[] = new Array<number>(this.size.columns).fill(8);
    const area = { top: 0, left: 0, bottom: MEASURED, right: this.size.columns - 1 };
    sheet.cells.each(area, (row, column, { value, look }) => {
      if (this.spills(sheet, row, column)) return;
      const { length } = showValue(value, look.numberFormat, this.daysAhead);
      letters[column] = Math.min(WIDEST, Math.max(letters[column]!, length + 2));
    });
    this.columns.replaceChildren(
      ...[6, ...letters].map((count) => {
        const column = document.createElement("col");
        column.style.width = `${count}ch`;
        return column;
      }),
    );
    const row = document.createElement("tr");
    row.append(document.createElement("td"));
    for (let column = 0; column < this.size.columns; column++) {
      row.append(heading(columnLetters(column), "col"));
    }
    this.head.replaceChildren(row);
  }

  /** Brings the selected cell into what can be seen. */
  private follow(): void {
    const { top, left } = this.shown!.selection;
    const { box } = this;
    const y = top * ROW_HEIGHT;
    const room = box.clientHeight - 2 * ROW_HEIGHT;
    if (y < box.scrollTop || y > box.scrollTop + room) box.scrollTop = y - room / 2;
    const [corner, cell] = [0, left + 1].map((at) => this.head.rows[0]?.cells[at]);
    if (!corner || !cell) return;
    const x = cell.offsetLeft - corner.offsetWidth;
    const end = cell.offsetLeft + cell.offsetWidth;
    if (x < box.scrollLeft) box.scrollLeft = x;
    else if (end > box.scrollLeft + box.clientWidth) box.scrollLeft = end - box.clientWidth;
  }

  private drawRows(): void {
    const { sheet } = this;
    if (!sheet) return;
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW_HEIGHT) - MARGIN);
    const seen = Math.ceil(this.box.clientHeight / ROW_HEIGHT);
    const end = Math.min(this.size.rows, first + seen + 2 * MARGIN);
    const headings = this.book!.tables.filter(
      ({ sheetId, showHeaders }) => sheetId === sheet.id && showHeaders,
    );
    const rows: HTMLElement[] = [gap(first)];
    for (let row = first; row < end; row++) {
      const line = document.createElement("tr");
      line.append(heading(String(row + 1), "row"));
      for (let column = 0; column < this.size.columns; column++) {
        const cell = this.cell(sheet, row, column);
        const isHeading = headings.some(
          ({ area }) => row === area.top && column >= area.left && column <= area.right,
        );
        cell.classList.toggle("heading", isHeading);
        line.append(cell);
      }
      rows.push(line);
    }
    this.body.replaceChildren(...rows, gap(this.size.rows - end));
  }

  private cell(sheet: SheetRecord, row: number, column: number): HTMLElement {
    const drawn = document.createElement("td");
    const { selection } = this.shown!;
    drawn.dataset["address"] = cellAddress(row, column);
    const isActive = row === selection.top && column === selection.left;
    const isIn = row >= selection.top && row <= selection.bottom;
    if (isIn && column >= selection.left && column <= selection.right) drawn.className = "selected";
    drawn.classList.toggle("active", isActive);
    const cell = sheet.cells.get(row, column);
    if (!cell) return drawn;
    const text = showValue(cell.value, cell.look.numberFormat, this.daysAhead);
    drawn.textContent = text;
    drawn.title = cell.formula ?? text;
    drawn.classList.toggle("number", typeof cell.value === "number");
    drawn.classList.toggle("spills", this.spills(sheet, row, column));
    return drawn;
  }

  /** A title or remark outside all tables runs over the empty cells beside it. */
  private spills({ id, cells }: SheetRecord, row: number, column: number): boolean {
    if (typeof cells.get(row, column)?.value !== "string") return false;
    if ((cells.get(row, column + 1)?.value ?? "") !== "") return false;
    return !this.book!.tables.some(
      ({ sheetId, area }) => sheetId === id && row >= area.top && row <= area.bottom,
    );
  }

  private select(target: HTMLElement): void {
    // What was being typed belongs to the cell that was selected until now.
    this.editor.finish();
    const at = cellPosition(target.dataset["address"] ?? "");
    if (at) this.choose(at.row, at.column);
  }

  private choose(row: number, column: number): void {
    const { sheet } = this;
    if (!sheet) return;
    this.workbook?.select(`${quotedSheet(sheet.name)}!${cellAddress(row, column)}`);
    // Before the page is drawn anew, so that the next key finds its cell.
    this.draw(this.workbook!);
  }
}

function heading(text: string, scope: "col" | "row"): HTMLElement {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

/** Stands for rows that are not drawn. */
function gap(rows: number): HTMLElement {
  const line = document.createElement("tr");
  line.className = "gap";
  line.style.height = `${rows * ROW_HEIGHT}px`;
  line.setAttribute("aria-hidden", "true");
  return line;
}
