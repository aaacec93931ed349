import type { Invocation } from "./custom-functions";
import type { CellPlace } from "./host-object";
import type { BookRecord } from "./records";

interface CellCall {
  readonly place: CellPlace;
  readonly formula: string;
  readonly invocation: Invocation;
}

/**
 * The calls of functions that cells wait for. Excel cancels one when its cell is edited or deleted
 * (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-web-reqs).
 */
export class CellCalls {
  private readonly calls = new Map<string, CellCall>();

  begin(place: CellPlace, formula: string, invocation: Invocation): void {
    this.calls.set(keyOf(place), { place, formula, invocation });
  }

  /** Cancels what the cell waits for. */
  cancel(place: CellPlace): void {
    this.calls.get(keyOf(place))?.invocation.cancel();
    this.calls.delete(keyOf(place));
  }

  /** Cancels what cells waited for that no longer have their formula. */
  cancelGone({ sheets }: BookRecord): void {
    for (const { place, formula } of [...this.calls.values()]) {
      const sheet = sheets.find(({ id }) => id === place.sheetId);
      if (sheet?.cells.get(place.row, place.column)?.formula !== formula) this.cancel(place);
    }
  }
}

const keyOf = ({ sheetId, row, column }: CellPlace) => `${sheetId}:${row}:${column}`;
