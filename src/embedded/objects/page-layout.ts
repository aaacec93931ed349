import { type HostCore, HostObject } from "../host-object";
import { PropertyBag } from "../property-bag";
import { splitAddress } from "../rectangle";
import { invalidArgument } from "../rich-error";

const DEFAULTS = {
  ...{ Orientation: "Portrait", Zoom: { scale: 100 }, CenterHorizontally: false },
  ...{ CenterVertically: false, PrintGridlines: false, PrintHeadings: false },
  ...{ BlackAndWhite: false, DraftMode: false, PrintOrder: "DownThenOver" },
};

/** How a sheet is printed. What takes a range is kept as its address, under `setPrintArea()` and the like. */
export class PageLayout extends PropertyBag {
  constructor(
    host: HostCore,
    private readonly sheetId: string,
  ) {
    const read = () => host.model.sheet(sheetId).pageLayout;
    super(
      host,
      "PageLayout",
      { read, write: (pageLayout) => host.model.changeSheet(sheetId, { pageLayout }) },
      "",
      DEFAULTS,
    );
  }

  override call(name: string, args: readonly unknown[]): unknown {
    const match = /^Get(PrintTitleRows|PrintTitleColumns)(OrNullObject)?$/.exec(name);
    if (!match) return super.call(name, args);
    this.gate(name);
    const { pageLayout } = this.host.model.sheet(this.sheetId);
    const [address] = (pageLayout[`Set${match[1]}()`] ?? []) as readonly unknown[];
    if (typeof address !== "string") return null;
    const range = this.host.objects
      .worksheet(this.sheetId)
      .call("GetRange", [splitAddress(address).local]);
    if (range instanceof HostObject) return range;
    throw invalidArgument();
  }
}
