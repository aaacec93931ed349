import { CellCalls } from "./cell-calls";
import {
  FunctionCalls,
  type FunctionDefinition,
  FunctionService,
  type Invocation,
} from "./custom-functions";
import { formulaCall, type FormulaArgument } from "./formula-call";
import { HostEvents } from "./host-events";
import type { CellPlace, HostCore, HostObject, ObjectFactory } from "./host-object";
import type { MemberCatalog } from "./member-catalog";
import { Objects } from "./object-factory";
import { Workbook } from "./objects/workbook";
import { addressOn, cellsIn, parseAddress, rectangle, splitAddress } from "./rectangle";
import { type RequirementSets, isSupported } from "./requirement-sets";
import { type RichError, apiNotFound } from "./rich-error";
import type { BatchHost } from "./run-batch";
import { AcceptingService, RuntimeService } from "./runtime-service";
import { matrixOf, showResult } from "./sheet-edit";
import { Counters } from "./statistics";
import { WorkbookModel } from "./workbook-model";

/** Value of a formula that the host itself does not know; undefined leaves it uncalculated. */
export type Calculate = (formula: string, place: CellPlace) => unknown;

export interface CoreOptions {
  readonly catalog: MemberCatalog;
  readonly sets: RequirementSets;
  readonly name: string;
  readonly calculate: Calculate | undefined;
}

/** The workbook, the objects before it, and the services beside it. */
export class EmbeddedCore implements HostCore, BatchHost {
  readonly model = new WorkbookModel();
  readonly events = new HostEvents();
  readonly functions = new FunctionCalls(this.events);
  readonly counters = new Counters();
  readonly objects: ObjectFactory = new Objects(() => this);
  readonly root: HostObject;
  readonly runtime = new RuntimeService(this);
  /** What services were asked that change nothing here, such as the state of ribbon buttons. */
  readonly asked: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  private readonly references = new Map<string, HostObject>();
  private readonly referenceOf = new WeakMap<HostObject, string>();
  private readonly calls = new CellCalls();
  private referenceIds = 0;

  constructor(readonly options: CoreOptions) {
    this.root = new Workbook(this, options.name);
    this.model.onChange(() => this.calls.cancelGone(this.model.book));
  }

  get catalog(): MemberCatalog {
    return this.options.catalog;
  }

  supports(since: string | undefined): boolean {
    return isSupported(this.options.sets, since);
  }

  refuse(member: string): RichError {
    this.counters.refuse(member);
    return apiNotFound(`${member} is not in the embedded host`);
  }

  fallback(member: string): void {
    this.counters.fallback(member);
  }

  crashed(error: unknown): void {
    this.counters.crash(error);
  }

  service(name: string): HostObject {
    if (name.endsWith(".CustomFunctions")) return new FunctionService(this, this.functions);
    if (name.endsWith(".AppRuntimeService")) return this.runtime;
    const accepted = ["AppRuntimePersistenceService", "RibbonService", "AddinInternalService"];
    const short = name.split(".").pop() ?? name;
    if (!accepted.includes(short)) throw this.refuse(name);
    return new AcceptingService(this, short, this.asked);
  }

  keep(object: HostObject): string {
    const known = this.referenceOf.get(object);
    if (known !== undefined && this.references.has(known)) return known;
    const reference = `r${++this.referenceIds}`;
    this.references.set(reference, object);
    this.referenceOf.set(object, reference);
    return reference;
  }

  kept(reference: string): HostObject | undefined {
    return this.references.get(reference);
  }

  release(reference: string): void {
    this.references.delete(reference);
  }

  get keptReferences(): number {
    return this.references.size;
  }

  /**
   * Nothing is calculated: a formula of an own function is invoked, a plain HYPERLINK shows its
   * text, and all others are the caller's to know. An unknown one shows 0 until a value comes.
   */
  calculate(formula: string, place: CellPlace): unknown {
    this.calls.cancel(place);
    const given = this.options.calculate?.(formula, place);
    if (given !== undefined) return given;
    const call = formulaCall(formula);
    if (call?.name.toUpperCase() === "HYPERLINK") return valueOf(call.args[1] ?? call.args[0]);
    const definition = call && this.functions.find(call.name);
    if (!call || !definition) return 0;
    const args = call.args.map((each) => this.argument(each, place));
    this.calls.begin(place, formula, this.invokeFrom(definition, args, place));
    return { error: "#BUSY!" };
  }

  /** The results of a call from a cell are shown in it when they come. */
  private invokeFrom(
    definition: FunctionDefinition,
    args: readonly unknown[],
    place: CellPlace,
  ): Invocation {
    const { sheetId, row, column } = place;
    const address = addressOn(this.model.sheet(sheetId).name, rectangle(row, column, 1, 1));
    return this.functions.invoke(definition, args, {
      address,
      onResult: (outcome) => {
        if (!this.model.book.sheets.some(({ id }) => id === sheetId)) return;
        const value = outcome.ok ? outcome.value : { error: outcome.error };
        this.model.amend(() => showResult(this, sheetId, row, column, value));
      },
    });
  }

  /** A single cell gives its value, a range a matrix; an empty cell is the empty text. */
  private argument(given: FormulaArgument, place: CellPlace): unknown {
    if (given.kind !== "reference") return given.kind === "missing" ? null : given.value;
    const { sheet: name, local } = splitAddress(given.address.replace("#", ""));
    const sheet = name === undefined ? this.model.sheet(place.sheetId) : this.model.findSheet(name);
    const area = parseAddress(local);
    if (!sheet || !area) return "#REF!";
    const spilled = given.address.endsWith("#")
      ? sheet.cells.get(area.top, area.left)?.spill?.area
      : undefined;
    const matrix = matrixOf(spilled ?? area, (r, c) => sheet.cells.get(r, c)?.value ?? "");
    return cellsIn(spilled ?? area) === 1 ? matrix[0]![0] : matrix;
  }
}

function valueOf(argument: FormulaArgument | undefined): unknown {
  return argument?.kind === "value" ? argument.value : "";
}
