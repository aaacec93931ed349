import { HostObject } from "./host-object";
import { query } from "./query";
import { RichError, invalidArgument, itemNotFound } from "./rich-error";
import {
  ACTION,
  PATH,
  type ArgumentInfo,
  type BatchAction,
  type BatchRequest,
  type BatchResponse,
} from "./wire";

/** What a batch stands on. */
export interface BatchHost {
  readonly root: HostObject;
  /** An add-in service by name, such as the one of the custom functions. */
  service(name: string): HostObject;
  keep(object: HostObject): string;
  kept(reference: string): HostObject | undefined;
  release(reference: string): void;
  crashed(error: unknown): void;
}

/**
 * Runs one batch to its end or to the first error. Never throws: an error becomes the answer's
 * `Error`, and what was done before it stays done, as in Excel.
 */
export function runBatch(host: BatchHost, request: BatchRequest): BatchResponse {
  return new Batch(host, request).run();
}

class Batch {
  private readonly resolved = new Map<number, HostObject | null>();
  private readonly results: { ActionId: number; Value: unknown }[] = [];
  private readonly traces: number[] = [];

  constructor(
    private readonly host: BatchHost,
    private readonly request: BatchRequest,
  ) {}

  run(): BatchResponse {
    const { Actions } = this.request;
    const answer = { Results: this.results, TraceIds: this.traces };
    for (const [index, action] of Actions.entries()) {
      try {
        this.results.push({ ActionId: action.Id, Value: this.act(action) });
      } catch (error) {
        return { ...answer, Error: { ...this.wireError(error, action), ActionIndex: index } };
      }
    }
    return answer;
  }

  private act(action: BatchAction): unknown {
    if (action.ActionType === ACTION.trace) {
      this.traces.push(action.Id);
      return null;
    }
    const target = this.objectAt(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.instantiate(target, action.ObjectPathId);
      case ACTION.query:
      case ACTION.queryAsJson:
        return target === null ? null : query(target, action.QueryInfo ?? {});
      case ACTION.method:
        return target === null ? { _IsNull: true } : this.callMethod(target, action);
      case ACTION.setProperty:
        if (target === null) throw itemNotFound();
        target.write(action.Name ?? "", this.decode(action.ArgumentInfo)[0]);
        return null;
      case ACTION.update:
        if (target === null) throw itemNotFound();
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          target.write(name.slice(0, 1).toUpperCase() + name.slice(1), value);
        }
        return null;
      case ACTION.ensureUnchanged:
        return null;
      default:
        throw new RichError("GeneralException", `unknown action type ${action.ActionType}`);
    }
  }

  /** Null is what makes a proxy's `isNullObject` true. */
  private instantiate(target: HostObject | null, path: number): unknown {
    if (target === null) return null;
    const wanted = this.request.AutoKeepReference === true && target.isKeptByReference;
    if (!wanted || this.request.ObjectPaths[path]?.D === true) return target.identity();
    return { ...target.identity(), _ReferenceId: this.host.keep(target) };
  }

  private callMethod(target: HostObject, action: BatchAction): unknown {
    const args = this.decode(action.ArgumentInfo);
    const name = action.Name ?? "";
    if (name === "_KeepReference") return this.host.keep(target);
    if (name === "_RemoveReference") {
      this.host.release(String(args[0]));
      return null;
    }
    const value = target.call(name, args);
    return value instanceof HostObject ? value.identity() : (value ?? null);
  }

  private objectAt(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const object = this.resolve(id);
    this.resolved.set(id, object);
    return object;
  }

  private resolve(id: number): HostObject | null {
    const path = this.request.ObjectPaths[id];
    if (!path) throw new RichError("InvalidObjectPath", `unknown object path ${id}`);
    const name = path.Name ?? "";
    if (path.ObjectPathType === PATH.global) return this.host.root;
    if (path.ObjectPathType === PATH.newService) return this.host.service(name);
    if (path.ObjectPathType === PATH.nothing) return null;
    if (path.ObjectPathType === PATH.reference) return this.referenced(name);
    const parent = this.objectAt(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const args = this.decode(path.ArgumentInfo);
    if (path.ObjectPathType === PATH.property) return parent.object(name);
    if (path.ObjectPathType === PATH.indexer) return parent.itemAt(args);
    const value = parent.call(name, args);
    if (value === null || value instanceof HostObject) return value;
    throw invalidArgument(`${name} gives no object`);
  }

  private referenced(reference: string): HostObject {
    const object = this.host.kept(reference);
    if (object) return object;
    const text = "This reference is not valid for the current operation.";
    throw new RichError("InvalidReference", text);
  }

  private decode(info: ArgumentInfo | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) =>
      this.decodeOne(value, references?.[index]),
    );
  }

  private decodeOne(value: unknown, reference: unknown): unknown {
    if (Array.isArray(value)) {
      if (!Array.isArray(reference)) return value;
      return value.map((each: unknown, index) => this.decodeOne(each, reference[index] as unknown));
    }
    if (typeof reference === "number" && reference > 0) return this.objectAt(reference);
    if (typeof value === "object" && value !== null && "_ObjectPathId" in value) {
      return this.objectAt(Number(value._ObjectPathId));
    }
    return value;
  }

  private wireError(error: unknown, action: BatchAction) {
    const rich = error instanceof RichError ? error : undefined;
    if (!rich) this.host.crashed(error);
    return {
      Code: rich?.code ?? "GeneralException",
      Message: error instanceof Error ? error.message : String(error),
      Location: this.location(action),
      HttpStatusCode: rich?.status ?? 500,
    };
  }

  /** Such as `GetRange.values`: from it the client finds the statement for `debugInfo`. */
  private location({ ObjectPathId, Name }: BatchAction): string {
    const path = this.request.ObjectPaths[ObjectPathId];
    if (Name !== undefined) {
      return `${path?.Name ?? ""}.${Name.slice(0, 1).toLowerCase()}${Name.slice(1)}`;
    }
    if (path?.ObjectPathType !== PATH.indexer) return path?.Name ?? "";
    const parent = this.request.ObjectPaths[path.ParentObjectPathId ?? 0];
    return `${parent?.Name ?? ""}.getItem`;
  }
}
