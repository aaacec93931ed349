import type { EmbeddedCore } from "./embedded-core";
import { RichError } from "./rich-error";
import { runBatch } from "./run-batch";
import type { Purpose } from "./statistics";
import { ACTION, PATH, type BatchRequest, type BatchResponse } from "./wire";

/** Codes with which Office answers instead of running a batch. */
export const OFFICE_ERROR = {
  cellEditMode: 5004,
  activityLimit: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  noCapability: 7000,
} as const;

/**
 * At most 5 MB go each way in Excel on the web
 * (https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization).
 */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

export interface Limits {
  readonly requestBytes: number;
  readonly responseBytes: number;
}

interface Fault {
  /** Batches that still go through before it. */
  skip: number;
  readonly code: number | string;
}

export type Answer = { readonly officeError: number } | { readonly text: string };

/** Takes batches as text, counts them, imposes the limits and injects faults. */
export class Executor {
  private readonly faults: Fault[] = [];
  cellEditMode = false;

  constructor(
    private readonly core: EmbeddedCore,
    /** May be changed at any time. */
    public limits: Limits,
  ) {}

  fail(code: number | string, skip: number): void {
    this.faults.push({ code, skip });
  }

  execute(text: string): Answer {
    const bytes = utf8Length(text);
    const request = JSON.parse(text) as BatchRequest;
    const purpose = purposeOf(request);
    this.core.counters.request(bytes, request.Actions.length, purpose);
    const refused = purpose === "sync" ? this.refusal(bytes) : undefined;
    if (typeof refused === "number") {
      this.core.counters.error();
      return { officeError: refused };
    }
    const answer = refused ?? runBatch(this.core, request);
    this.core.model.commit();
    if (answer.Error) this.core.counters.error();
    const response = JSON.stringify(answer);
    const length = utf8Length(response);
    this.core.counters.response(length);
    if (length > this.limits.responseBytes) {
      this.core.counters.error();
      return { officeError: OFFICE_ERROR.responseTooLarge };
    }
    return { text: response };
  }

  private refusal(bytes: number): number | BatchResponse | undefined {
    if (bytes > this.limits.requestBytes) return OFFICE_ERROR.requestTooLarge;
    if (this.cellEditMode) return OFFICE_ERROR.cellEditMode;
    const fault = this.dueFault();
    if (!fault) return undefined;
    if (typeof fault.code === "number") return fault.code;
    const error = new RichError(fault.code, "The embedded host was told to fail.", 500);
    const Error = { Code: error.code, Message: error.message, Location: "", HttpStatusCode: 500 };
    return { Results: [], TraceIds: [], Error: { ...Error, ActionIndex: 0 } };
  }

  private dueFault(): Fault | undefined {
    const due = this.faults.find(({ skip }) => skip === 0);
    for (const fault of this.faults) if (fault !== due) fault.skip--;
    if (due) this.faults.splice(this.faults.indexOf(due), 1);
    return due;
  }
}

/** What a batch is for: services are the client's own talk, such as results of custom functions. */
function purposeOf({ Actions, ObjectPaths }: BatchRequest): Purpose {
  // After an `Excel.run` that kept ranges, the client sends a batch that only lets go of them.
  const letsGo = Actions.filter(({ Name }) => Name === "_RemoveReference");
  const others = Actions.filter(({ ActionType }) => ActionType !== ACTION.instantiate);
  if (letsGo.length > 0 && others.length === letsGo.length) return "cleanUp";
  const paths = Object.values(ObjectPaths);
  return paths.some(({ ObjectPathType }) => ObjectPathType === PATH.newService)
    ? "service"
    : "sync";
}

/** Bytes of a text in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A pair of surrogates is four bytes for two units.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
