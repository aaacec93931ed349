import { optionalText, text } from "../arguments";
import { type HostCore, type HostObject, type HostType, hostType } from "../host-object";
import { accessDenied, invalidArgument, itemAlreadyExists } from "../rich-error";
import { LISTING_METHODS, Listing } from "./listing";
import { watchMethods } from "./watch-methods";

/** The sheets from left to right. */
export class Worksheets extends Listing {
  readonly type: HostType = WORKSHEETS;

  override items(): readonly HostObject[] {
    return this.host.model.book.sheets.map(({ id }) => this.host.objects.worksheet(id));
  }

  override find(key: unknown): HostObject | undefined {
    const found = this.host.model.findSheet(text(key));
    return found && this.host.objects.worksheet(found.id);
  }

  add(given: string | undefined): HostObject {
    const { model, events, objects } = this.host;
    assertStructureOpen(this.host);
    const name = given ?? this.freeName();
    assertSheetName(this.host, undefined, name);
    const { id } = model.addSheet(name);
    events.raise(13, "Workbook", { source: "Local", worksheetId: id });
    return objects.worksheet(id);
  }

  private freeName(): string {
    let number = this.host.model.book.sheets.length + 1;
    while (this.host.model.findSheet(`Sheet${number}`)) number++;
    return `Sheet${number}`;
  }

  /** The first or last sheet; with `visibleOnly` hidden ones do not count. */
  end(last: boolean, visibleOnly: unknown): HostObject | null {
    const { sheets } = this.host.model.book;
    const counted = sheets.filter((each) => visibleOnly !== true || each.visibility === "Visible");
    const found = counted[last ? counted.length - 1 : 0];
    return found ? this.host.objects.worksheet(found.id) : null;
  }
}

export function assertStructureOpen(host: HostCore): void {
  if (host.model.book.structureLocked) throw accessDenied("the workbook's structure is protected");
}

/** At most 31 characters, none of `: \ / ? * [ ]`, no apostrophe at an end, not `History`. */
export function assertSheetName(host: HostCore, id: string | undefined, name: string): void {
  const valid =
    name !== "" && name.length <= 31 && !/[\\/?*[\]:]/.test(name) && !/^'|'$/.test(name);
  if (!valid || name.toLowerCase() === "history")
    throw invalidArgument(`"${name}" is no sheet name`);
  const other = host.model.book.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase());
  if (other && other.id !== id) throw itemAlreadyExists();
}

const WORKSHEETS = hostType<Worksheets>("WorksheetCollection", {
  methods: {
    ...LISTING_METHODS,
    GetCount: (sheets, [visibleOnly]) =>
      sheets.host.model.book.sheets.filter(
        ({ visibility }) => visibleOnly !== true || visibility === "Visible",
      ).length,
    Add: (sheets, [name]) => sheets.add(optionalText(name)),
    GetActiveWorksheet: ({ host }) => host.objects.worksheet(host.model.view.activeSheet),
    GetFirst: (sheets, [visibleOnly]) => sheets.end(false, visibleOnly),
    GetLast: (sheets, [visibleOnly]) => sheets.end(true, visibleOnly),
    ...watchMethods<Worksheets>(
      {
        DataChanged: 10,
        Activated: 11,
        Deactivated: 12,
        Added: 13,
        SelectionChanged: 14,
        Deleted: 15,
      },
      () => "Workbook",
    ),
  },
});
