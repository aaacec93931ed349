import { record } from "./arguments";
import type { HostEvents } from "./host-events";
import { type HostCore, HostObject, type HostType, hostType } from "./host-object";

/** How a function ended: its value (a matrix spills) or an Excel error such as `#VALUE!`. */
export type FunctionOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string; readonly message: string | undefined };

export interface InvokeOptions {
  /** Cell that calls, such as `Sheet1!A1`. */
  readonly address?: string;
  /** Called with each result; a streaming function has many. */
  onResult?(outcome: FunctionOutcome): void;
}

export interface Invocation {
  readonly id: number;
  /** The first result. */
  readonly result: Promise<FunctionOutcome>;
  /** What Excel does when the cell is changed or deleted. */
  cancel(): void;
}

/** What Excel knows of a function from the add-in's metadata. */
export interface FunctionDefinition {
  /** Under which the add-in associated its code, such as `FINISH`. */
  readonly id: string;
  /** As cells write it, with the namespace: `PLUMB.FINISH`. */
  readonly name: string;
  readonly cancelable?: boolean;
  readonly stream?: boolean;
  readonly requiresAddress?: boolean;
}

const FLAG = { cancelable: 1, stream: 2 } as const;

/** Category of calls to functions, and the types of an entry. */
const FUNCTION_CALLS = 1;
const INVOKE = 1000;
const CANCEL = 1001;

/** Codes by which the client's runtime reports an error. */
const ERRORS: Readonly<Record<number, string>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

/** Calls the add-in's custom functions, as a cell does, and takes their results. */
export class FunctionCalls {
  private ids = 0;
  private readonly open = new Map<number, (outcome: FunctionOutcome) => void>();
  /** By the name in capitals. */
  private readonly registered = new Map<string, FunctionDefinition>();

  constructor(private readonly events: HostEvents) {}

  register(definitions: readonly FunctionDefinition[]): void {
    for (const each of definitions) this.registered.set(each.name.toUpperCase(), each);
  }

  /** By the name that cells write, or by the id alone. */
  find(name: string): FunctionDefinition | undefined {
    const wanted = name.toUpperCase();
    const byId = () => [...this.registered.values()].find(({ id }) => id.toUpperCase() === wanted);
    return this.registered.get(wanted) ?? byId();
  }

  invoke(
    { id, cancelable, stream, requiresAddress }: FunctionDefinition,
    args: readonly unknown[],
    options: InvokeOptions = {},
  ): Invocation {
    const call = ++this.ids;
    const result = new Promise<FunctionOutcome>((resolve) => {
      this.open.set(call, (outcome) => {
        if (stream !== true) this.open.delete(call);
        options.onResult?.(outcome);
        resolve(outcome);
      });
    });
    const flags = (cancelable === true ? FLAG.cancelable : 0) | (stream === true ? FLAG.stream : 0);
    const address = requiresAddress === true ? (options.address ?? null) : null;
    this.send(INVOKE, call, [call, id, args, address, flags]);
    const cancel = () => {
      // One that has given its result is over.
      if (!this.open.delete(call)) return;
      this.send(CANCEL, call, { invocationId: call });
    };
    return { id: call, result, cancel };
  }

  private send(type: number, call: number, message: unknown): void {
    this.events.send([FUNCTION_CALLS, type, "", JSON.stringify(message), call]);
  }

  /** For an error the value is its message. */
  settle(call: number, ok: boolean, value: unknown, code: unknown): void {
    const message = typeof value === "string" && value !== "" ? value : undefined;
    const error = ERRORS[Number(code)] ?? "#VALUE!";
    this.open.get(call)?.(ok ? { ok, value } : { ok, error, message });
  }
}

/** The add-in service to which the runtime of the custom functions reports. */
export class FunctionService extends HostObject {
  readonly type: HostType = SERVICE;

  constructor(
    host: HostCore,
    readonly calls: FunctionCalls,
  ) {
    super(host);
  }
}

const SERVICE = hostType<FunctionService>("CustomFunctions", {
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: () => undefined,
    _GetEnabledFeatures: () => [],
    SetInvocationArrayResults: ({ calls }, [list]) => {
      for (const [id, ok, value, code] of list as unknown[][]) {
        calls.settle(Number(id), ok === true, value, code);
      }
    },
    SetInvocationResults: ({ calls }, [list]) => {
      for (const each of list as unknown[]) {
        const { id, failed, value, errorCode } = record(each);
        calls.settle(Number(id), failed !== true, value, errorCode);
      }
    },
  },
});
