import type { Area } from "../../workbook/grid";
import { flag, record } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { contains, overlaps, sameArea } from "../rectangle";
import type { Properties, ValidationRecord } from "../records";
import { invalidArgument } from "../rich-error";
import { assertEditable } from "../sheet-edit";
import { CellRange } from "./cell-range";

const TYPES: Readonly<Record<string, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  list: "List",
  date: "Date",
  time: "Time",
  custom: "Custom",
};

/** What may be entered into a range: https://learn.microsoft.com/office/dev/add-ins/excel/excel-data-validation. */
export class DataValidation extends HostObject {
  readonly type: HostType = DATA_VALIDATION;

  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly area: Area,
  ) {
    super(host);
  }

  private get records(): readonly ValidationRecord[] {
    return this.host.model.sheet(this.sheetId).validations;
  }

  /** The last rule that covers the whole range. */
  get properties(): Properties {
    return (
      [...this.records].reverse().find((each) => contains(each.area, this.area))?.properties ?? {}
    );
  }

  set(name: string, value: unknown): void {
    assertEditable(this.host, this.sheetId);
    const own = this.records.find((each) => sameArea(each.area, this.area));
    const rest = this.records.filter((each) => !contains(this.area, each.area));
    const properties = { ...own?.properties, [name]: value };
    this.put([...rest, { area: this.area, properties }]);
  }

  clear(): void {
    assertEditable(this.host, this.sheetId);
    const inside = this.records.filter((each) => contains(this.area, each.area));
    const partly = this.records.some(
      (each) => overlaps(each.area, this.area) && !contains(this.area, each.area),
    );
    if (partly) throw this.host.refuse("DataValidation.clear on a part of a rule's range");
    this.put(this.records.filter((each) => !inside.includes(each)));
  }

  private put(validations: readonly ValidationRecord[]): void {
    this.host.model.changeSheet(this.sheetId, { validations });
  }
}

/** One kind of rule, with ranges among its formulas replaced by their addresses. */
function ruleOf(given: unknown): Properties {
  const kinds = Object.entries(record(given)).filter(([, rule]) => rule !== null);
  const [kind, rule] = kinds[0] ?? ["", null];
  if (kinds.length !== 1 || !TYPES[kind]) throw invalidArgument("a rule has one kind");
  const parts = Object.entries(record(rule)).map(([name, value]) => [
    name,
    value instanceof CellRange ? `=${value.address}` : value,
  ]);
  return { [kind]: Object.fromEntries(parts) };
}

const DATA_VALIDATION = hostType<DataValidation>("DataValidation", {
  scalars: {
    Rule: {
      get: ({ properties }) => properties["Rule"] ?? {},
      set: (validation, value) => validation.set("Rule", ruleOf(value)),
    },
    Type: {
      get: ({ properties }) => TYPES[Object.keys(properties["Rule"] ?? {})[0] ?? ""] ?? "None",
    },
    Prompt: {
      get: ({ properties }) => properties["Prompt"] ?? { showPrompt: true, title: "", message: "" },
      set: (validation, value) => validation.set("Prompt", record(value)),
    },
    ErrorAlert: {
      get: ({ properties }) =>
        properties["ErrorAlert"] ?? { showAlert: true, style: "Stop", title: "", message: "" },
      set: (validation, value) => validation.set("ErrorAlert", record(value)),
    },
    IgnoreBlanks: {
      get: ({ properties }) => properties["IgnoreBlanks"] ?? true,
      set: (validation, value) => validation.set("IgnoreBlanks", flag(value)),
    },
  },
  methods: { Clear: (validation) => validation.clear() },
});
