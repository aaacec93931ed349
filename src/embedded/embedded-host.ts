import { Bridge, type BridgeOptions } from "./bridge";
import type { FunctionDefinition, Invocation, InvokeOptions } from "./custom-functions";
import { type Calculate, EmbeddedCore } from "./embedded-core";
import { Executor, type Limits, PAYLOAD_LIMIT } from "./execute";
import type { MemberCatalog } from "./member-catalog";
import { DECLARED_SETS, type RequirementSets } from "./requirement-sets";
import type { Statistics } from "./statistics";
import { EmbeddedWorkbook } from "./embedded-workbook";

export interface EmbeddedHostOptions {
  /** From `memberCatalog`, made of Office.js's debug build when the page or the test is built. */
  readonly catalog: MemberCatalog;
  /** Laid over the sets that the manifest declares, such as `{ ExcelApi: "1.17" }`. */
  readonly sets?: RequirementSets;
  readonly limits?: Partial<Limits>;
  /** Milliseconds before each answer; 0 when not given. */
  readonly latency?: number;
  /** File name of the workbook. */
  readonly name?: string;
  readonly functions?: readonly FunctionDefinition[];
  readonly calculate?: Calculate;
  readonly openDialog?: NonNullable<BridgeOptions["openDialog"]>;
  readonly closeDialog?: NonNullable<BridgeOptions["closeDialog"]>;
}

/** Excel, as far as an add-in sees it: the real Office.js on one side, our own workbook on the other. */
export class EmbeddedHost {
  /** The workbook itself: to set it up, to act as its user, and to read what became of it. */
  readonly workbook: EmbeddedWorkbook;
  latency: number;
  private readonly core: EmbeddedCore;
  private readonly executor: Executor;
  private readonly bridge: Bridge;

  constructor(options: EmbeddedHostOptions) {
    const sets = { ...DECLARED_SETS, ...options.sets };
    const name = options.name ?? "Book1.xlsx";
    this.latency = options.latency ?? 0;
    this.core = new EmbeddedCore({
      ...{ catalog: options.catalog, sets, name, calculate: options.calculate },
    });
    this.core.functions.register(options.functions ?? []);
    const limits = { requestBytes: PAYLOAD_LIMIT, responseBytes: PAYLOAD_LIMIT };
    this.executor = new Executor(this.core, { ...limits, ...options.limits });
    this.workbook = new EmbeddedWorkbook(this.core);
    this.workbook.replace((model) => model.addSheet("Sheet1"));
    const seam = {
      execute: (batch: string) => this.executor.execute(batch),
      addSink: this.core.events.addSink.bind(this.core.events),
      unknownCall: (call: string) => this.core.counters.unknownCall(call),
    };
    this.bridge = new Bridge(seam, {
      ...{ sets, documentUrl: `C:\\Embedded\\${name}`, latency: () => this.latency },
      ...{ openDialog: options.openDialog, closeDialog: options.closeDialog },
    });
    this.core.events.onSelected(() => this.bridge.selectionChanged());
  }

  /** Makes `window` a page inside Excel. Call it before office.js is loaded; gives what lets go again. */
  attach(window: object, options: { readonly isDialog?: boolean } = {}): () => void {
    return this.bridge.attach(window, options.isDialog ?? false);
  }

  statistics(): Statistics {
    return this.core.counters.read();
  }

  /** Takes the last write batch back; false when there is nothing to take back. */
  undo(): boolean {
    return this.core.model.undo();
  }

  get undoSteps(): number {
    return this.core.model.undoSteps;
  }

  /** All batches until `endUndoGroup` are one step back, as with `mergeUndoGroup` (ExcelApi 1.20). */
  beginUndoGroup(): void {
    this.core.model.beginUndoGroup();
  }

  endUndoGroup(): void {
    this.core.model.endUndoGroup();
  }

  registerFunctions(functions: readonly FunctionDefinition[]): void {
    this.core.functions.register(functions);
  }

  /** Calls a custom function as a cell would; `name` is that of a cell, or the id. */
  invokeFunction(name: string, args: readonly unknown[], options?: InvokeOptions): Invocation {
    const definition = this.core.functions.find(name) ?? { id: name, name };
    return this.core.functions.invoke(definition, args, options);
  }

  /** Clicks a ribbon button whose action was associated; resolves to the status of its completion. */
  clickCommand(action: string, controlId = action): Promise<number> {
    return this.bridge.clickCommand(action, controlId);
  }

  /** As long as the user types in a cell, every batch is refused with 5004. */
  setCellEditMode(on: boolean): void {
    this.executor.cellEditMode = on;
  }

  /** Most bytes of a request and of a response from now on. */
  setLimits(limits: Partial<Limits>): void {
    this.executor.limits = { ...this.executor.limits, ...limits };
  }

  /**
   * Refuses one batch, after letting `skip` others through: a number is an Office error code (5102),
   * a text the code of an error body (`GeneralException`). Nothing of that batch is done.
   */
  failNextSync(code: number | string, skip = 0): void {
    this.executor.fail(code, skip);
  }

  userClosesDialog(): void {
    this.bridge.userClosesDialog();
  }

  /** `Visible`, or `Background` after `Office.addin.hide()`. */
  get paneState(): string {
    return this.core.runtime.state;
  }

  /** `Office.context.document.settings` as they were saved, each as JSON. */
  get documentSettings(): ReadonlyMap<string, string> {
    return this.bridge.settings;
  }

  /** What services were asked that changes nothing here, such as the state of ribbon buttons. */
  get serviceCalls(): EmbeddedCore["asked"] {
    return this.core.asked;
  }

  /** Ranges that the add-in has not let go of. */
  get keptReferences(): number {
    return this.core.keptReferences;
  }
}

export function createEmbeddedHost(options: EmbeddedHostOptions): EmbeddedHost {
  return new EmbeddedHost(options);
}
