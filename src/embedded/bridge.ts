import type { EventEntry } from "./host-events";
import type { RequirementSets } from "./requirement-sets";

const EXECUTE = { richApi: 93, commandCompleted: 94 } as const;
const EVENT = { selection: 2, dialog: 10, dialogParent: 12, richApi: 33, command: 39 } as const;
/** Office's code for an operation that the host does not support. */
const UNSUPPORTED = 5000;
const DIALOG_CLOSED = 12_006;

/** What stands behind the seam. */
export interface BridgeHost {
  execute(batch: string): { readonly officeError: number } | { readonly text: string };
  addSink(sink: (entries: readonly EventEntry[]) => void): () => void;
  unknownCall(call: string): void;
}

export interface BridgeOptions {
  readonly sets: RequirementSets;
  readonly documentUrl: string;
  /** Milliseconds before each answer. */
  latency(): number;
  /** Shows a dialog of the add-in's; its page calls `attach` with `isDialog`. */
  readonly openDialog: ((options: Readonly<Record<string, unknown>>) => void) | undefined;
  readonly closeDialog: (() => void) | undefined;
}

type Handler = (event: number, payload: unknown) => void;
type Done = (answer: unknown) => void;

/** Office.js expects arrays as COM gives them. */
function safeArray(items: readonly unknown[]) {
  return { toArray: () => items };
}

/**
 * `window.external`, as desktop Excel offers it to a page: the only way in which Office.js speaks to
 * its host. It must be there before office.js is loaded.
 */
export class Bridge {
  readonly settings = new Map<string, string>();
  private readonly windows = new Map<"pane" | "dialog", Map<number, Handler>>();
  private readonly commands = new Map<string, (status: number) => void>();
  private commandIds = 0;

  constructor(
    private readonly host: BridgeHost,
    private readonly options: BridgeOptions,
  ) {}

  attach(window: object, isDialog = false): () => void {
    const handlers = new Map<number, Handler>();
    this.windows.set(isDialog ? "dialog" : "pane", handlers);
    const external = this.external(window, handlers, isDialog);
    Object.defineProperty(window, "external", { value: external, configurable: true });
    if (isDialog) return () => this.windows.delete("dialog");
    return this.host.addSink((entries) => {
      const payload = safeArray(entries.map((entry) => safeArray([...entry])));
      handlers.get(EVENT.richApi)?.(EVENT.richApi, payload);
    });
  }

  /** What a click on a ribbon button does; resolves when the add-in calls `event.completed()`. */
  clickCommand(action: string, controlId: string): Promise<number> {
    const id = `command-${++this.commandIds}`;
    return new Promise((resolve) => {
      this.commands.set(id, resolve);
      const source = JSON.stringify({ source: { id: controlId } });
      this.emit("pane", EVENT.command, safeArray([id, action, source]));
    });
  }

  selectionChanged(): void {
    this.emit("pane", EVENT.selection, safeArray([0]));
  }

  /** The user closes the dialog's window. */
  userClosesDialog(): void {
    this.emit("pane", EVENT.dialog, safeArray([DIALOG_CLOSED, "", ""]));
    this.dialogClosed();
  }

  private external(window: object, handlers: Map<number, Handler>, isDialog: boolean) {
    return {
      // Flags at the end: 1 shared runtime, 2 custom functions; without them functions never start.
      GetHostInfo: () =>
        `Excel|Win32|16.01|en-US||${isDialog ? "isDialog" : ""}||${isDialog ? 0 : 3}`,
      GetLoggingAllowed: () => false,
      GetContext: () => this.context(),
      Execute: (id: number, params: readonly unknown[], done: Done) =>
        this.execute(id, params, done),
      RegisterEvent: (id: number, target: string, handler: Handler, done: Done) => {
        handlers.set(id, handler);
        this.later(() => done(0));
        if (id === EVENT.dialog) this.later(() => this.options.openDialog?.(parse(target)));
      },
      UnregisterEvent: (id: number, _target: string, done: Done) => {
        handlers.delete(id);
        if (id === EVENT.dialog) this.dialogClosed();
        this.later(() => done(0));
      },
      MessageParent2: (json: string) =>
        this.message("pane", EVENT.dialog, parse(json)["messageToParent"], window),
      MessageChild2: (json: string) =>
        this.message("dialog", EVENT.dialogParent, parse(json)["messageContent"], window),
    };
  }

  private execute(id: number, params: readonly unknown[], done: Done): void {
    if (id === EXECUTE.richApi) {
      const [request] = params as readonly unknown[][];
      this.later(() => done(this.batch(String(request?.[4]))));
      return;
    }
    if (id === EXECUTE.commandCompleted) {
      const [command, status] = params;
      this.commands.get(String(command))?.(Number(status));
      this.commands.delete(String(command));
      this.later(() => done(safeArray([0])));
      return;
    }
    this.host.unknownCall(`Execute(${id})`);
    this.later(() => done(safeArray([UNSUPPORTED])));
  }

  private batch(text: string): unknown {
    const answer = this.host.execute(text);
    if ("officeError" in answer) return safeArray([answer.officeError]);
    return safeArray([0, [200, [], answer.text]]);
  }

  /** A host never answers at once. */
  private later(answer: () => void): void {
    setTimeout(answer, this.options.latency());
  }

  private emit(to: "pane" | "dialog", event: number, payload: unknown): void {
    this.windows.get(to)?.get(event)?.(event, payload);
  }

  private message(to: "pane" | "dialog", event: number, text: unknown, window: object): void {
    const { location } = window as { location?: { origin?: string } };
    this.later(() => this.emit(to, event, safeArray([0, text, location?.origin ?? ""])));
  }

  private dialogClosed(): void {
    this.windows.delete("dialog");
    this.options.closeDialog?.();
  }

  private context() {
    const sets = JSON.stringify(this.options.sets);
    return {
      GetAppType: () => 1,
      GetSolutionRef: () => "embedded",
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 1,
      GetAppUILocale: () => "en-US",
      GetAppDataLocale: () => "en-US",
      GetDocUrl: () => this.options.documentUrl,
      GetAppCapabilities: () => 1,
      GetActivationMode: () => 2,
      GetControlIntegrationLevel: () => 0,
      GetSolutionToken: () => "",
      GetCorrelationId: () => "",
      GetInstanceId: () => "embedded-1",
      GetTouchEnabled: () => false,
      GetCommerceAllowed: () => true,
      GetSupportedMatrix: () => sets,
      GetDialogRequirementMatrix: () => sets,
      GetHostFullVersion: () => "16.0.17000.10000",
      GetInitialDisplayMode: () => 2,
      GetOfficeThemeInfo: () => JSON.stringify(THEME),
      GetSettings: () => this.settingsStore(),
    };
  }

  private settingsStore() {
    const write = (keys: readonly string[], values: readonly string[]) => {
      this.settings.clear();
      keys.forEach((key, index) => this.settings.set(key, values[index] ?? ""));
    };
    return {
      Read: (keys: string[], values: string[]) => {
        keys.push(...this.settings.keys());
        values.push(...this.settings.values());
      },
      Write: write,
      WriteAsync: (keys: readonly string[], values: readonly string[], done: Done) => {
        write(keys, values);
        this.later(() => done(0));
      },
    };
  }
}

const THEME = {
  primaryFontColor: 0,
  primaryBackgroundColor: 0xf3f3f3,
  secondaryFontColor: 0,
  secondaryBackgroundColor: 0xffffff,
};

function parse(json: string): Readonly<Record<string, unknown>> {
  return JSON.parse(json) as Readonly<Record<string, unknown>>;
}
