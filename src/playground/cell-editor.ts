/** The grid that is typed into. */
export interface EditedGrid {
  /** Drawn cell that is selected; undefined when it is out of sight. */
  selectedCell(): HTMLElement | undefined;
  /** What the selected cell holds, as it would be typed. */
  selectedText(): string;
  /** Selects a cell so many rows and columns away. */
  move(rows: number, columns: number): void;
  /** Writes a text into the selected cell, as if typed. */
  enter(text: string): void;
  undo(): void;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

/**
 * Typing into a grid, as in a spreadsheet: a letter begins anew, Enter and F2 edit what is there;
 * Enter and Tab keep what was typed, Escape does not. While nothing is typed, Tab leaves the grid.
 */
export class CellEditor {
  private field: HTMLInputElement | undefined;
  /** The arrows move on while a cell is typed anew, and within the text while it is edited. */
  private isNew = false;

  constructor(
    private readonly box: HTMLElement,
    private readonly grid: EditedGrid,
    /** Told when typing begins and ends. */
    private readonly onEdit: (editing: boolean) => void,
  ) {
    box.addEventListener("keydown", (event) => this.key(event));
    // Not "dblclick": the first press draws the cells anew, and the second meets another one.
    box.addEventListener("mousedown", (event) => {
      if (event.detail !== 2 || event.target === this.field) return;
      event.preventDefault();
      this.begin(this.grid.selectedText(), false);
    });
  }

  /** Keeps what is being typed. */
  finish(): void {
    const { field } = this;
    if (!field) return;
    const text = field.value;
    const isSame = !this.isNew && text === this.grid.selectedText();
    this.close();
    if (!isSame) this.grid.enter(text);
  }

  private close(): void {
    const { field } = this;
    this.field = undefined;
    const hadFocus = document.activeElement === field;
    field?.remove();
    if (hadFocus) this.box.focus({ preventScroll: true });
    this.onEdit(false);
  }

  private begin(text: string, isNew: boolean): void {
    const cell = this.grid.selectedCell();
    if (!cell || this.field) return;
    const field = document.createElement("input");
    this.field = field;
    this.isNew = isNew;
    field.className = "editor";
    field.value = text;
    field.setAttribute("aria-label", cell.dataset["address"] ?? "");
    const [at, frame] = [cell.getBoundingClientRect(), this.box.getBoundingClientRect()];
    field.style.left = `${at.left - frame.left + this.box.scrollLeft}px`;
    field.style.top = `${at.top - frame.top + this.box.scrollTop}px`;
    field.style.width = `${Math.max(at.width, 90)}px`;
    field.style.height = `${at.height}px`;
    field.addEventListener("blur", () => this.finish());
    this.box.append(field);
    this.onEdit(true);
    field.focus({ preventScroll: true });
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.field ? this.typing(event) : this.moving(event)) event.preventDefault();
  }

  /** True when the key was ours. */
  private typing({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === "Escape") this.close();
    else if (key === "Enter") this.finishAndMove(shiftKey ? -1 : 1, 0);
    else if (key === "Tab") this.finishAndMove(0, shiftKey ? -1 : 1);
    else if (this.isNew && STEPS[key]) this.finishAndMove(...STEPS[key]);
    else return false;
    return true;
  }

  private moving({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const step = STEPS[key];
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== "z") return false;
      this.grid.undo();
    } else if (altKey) return false;
    else if (step) this.grid.move(...step);
    else if (key === "Enter" || key === "F2") this.begin(this.grid.selectedText(), false);
    else if (key === "Delete" || key === "Backspace") this.grid.enter("");
    else if ([...key].length === 1) this.begin(key, true);
    else return false;
    return true;
  }

  private finishAndMove(rows: number, columns: number): void {
    this.finish();
    this.grid.move(rows, columns);
  }
}
