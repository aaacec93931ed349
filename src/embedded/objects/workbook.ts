import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { PropertyBag } from "../property-bag";
import { itemNotFound } from "../rich-error";
import { Application } from "./application";
import { Comments } from "./comments";
import { CustomXmlParts } from "./custom-xml";
import { Functions } from "./functions";
import { Names } from "./names";
import { BookProtection } from "./protection";
import { Settings } from "./settings";
import { Tables } from "./tables";
import { watchMethods } from "./watch-methods";
import { Worksheets } from "./worksheets";

const PROPERTY_DEFAULTS = {
  ...{ Title: "", Subject: "", Author: "", Keywords: "", Comments: "", Category: "" },
  ...{ Manager: "", Company: "", LastAuthor: "", RevisionNumber: 0 },
};

export class Workbook extends HostObject {
  readonly type: HostType = WORKBOOK;

  constructor(
    host: HostCore,
    readonly name: string,
  ) {
    super(host);
  }

  selectedRange(): HostObject {
    const { activeSheet, selection } = this.host.model.view;
    return this.host.objects.range(activeSheet, selection);
  }

  activeCell(): HostObject {
    const { activeSheet, selection } = this.host.model.view;
    const { top, left } = selection;
    return this.host.objects.range(activeSheet, { top, left, bottom: top, right: left });
  }
}

function documentProperties({ host }: Workbook): HostObject {
  const place = {
    read: () => host.model.book.properties,
    write: (properties: Readonly<Record<string, unknown>>) => host.model.change({ properties }),
  };
  return new PropertyBag(host, "DocumentProperties", place, "", PROPERTY_DEFAULTS);
}

const WORKBOOK = hostType<Workbook>("Workbook", {
  scalars: {
    Name: { get: ({ name }) => name },
    ReadOnly: { get: () => false },
    IsDirty: { get: ({ host }) => host.model.undoSteps > 0 },
    AutoSave: { get: () => false },
    PreviouslySaved: { get: () => true },
  },
  objects: {
    Worksheets: ({ host }) => new Worksheets(host),
    Tables: ({ host }) => new Tables(host, undefined),
    Names: ({ host }) => new Names(host, undefined),
    Functions: ({ host }) => new Functions(host),
    Application: ({ host }) => new Application(host),
    Comments: ({ host }) => new Comments(host, undefined),
    CustomXmlParts: ({ host }) => new CustomXmlParts(host, undefined),
    Settings: ({ host }) => new Settings(host),
    Protection: ({ host }) => new BookProtection(host),
    Properties: documentProperties,
  },
  methods: {
    GetSelectedRange: (workbook) => workbook.selectedRange(),
    GetActiveCell: (workbook) => workbook.activeCell(),
    GetActiveChartOrNullObject: () => null,
    GetActiveChart: () => {
      throw itemNotFound();
    },
    // The runtime of the custom functions says that it is there.
    _SetOsfControlContainerReadyForCustomFunctions: () => undefined,
    _RemoveAllReferences: () => undefined,
    ...watchMethods<Workbook>({ Activated: 2203 }, () => "Workbook"),
  },
});
