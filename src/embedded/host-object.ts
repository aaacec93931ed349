import type { Area } from "../workbook/grid";
import type { MemberCatalog } from "./member-catalog";
import type { Properties } from "./records";
import { apiNotFound, type RichError, invalidArgument } from "./rich-error";
import type { WorkbookModel } from "./workbook-model";

/** What the objects behind the proxies stand on. */
export interface HostCore {
  readonly model: WorkbookModel;
  readonly catalog: MemberCatalog;
  readonly objects: ObjectFactory;
  readonly events: EventSource;
  supports(since: string | undefined): boolean;
  /** Records a member that the host does not have; throw what it gives. */
  refuse(member: string): RichError;
  /** Records that a default was made up. */
  fallback(member: string): void;
  /** Value of a written formula; undefined when nothing here knows it. */
  calculate(formula: string, cell: CellPlace): unknown;
}

export interface CellPlace {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** Makes each kind of object; its way out of a circle between range, sheet and table. */
export interface ObjectFactory {
  range(sheetId: string, area: Area): HostObject;
  worksheet(id: string): HostObject;
  table(id: string): HostObject;
}

export interface EventSource {
  /** Starts or ends the delivery of an event (Office.js numbers them) of one target. */
  watch(type: number, target: string, on: boolean): void;
  raise(type: number, target: string, message: Properties): void;
  /** Something else is selected: an event of the document, not of the workbook. */
  selected(): void;
}

interface Members<T> {
  readonly scalars: Readonly<Record<string, ScalarMember<T>>>;
  readonly objects: Readonly<Record<string, (target: T) => HostObject | null>>;
  readonly methods: Readonly<Record<string, (target: T, args: readonly unknown[]) => unknown>>;
}

export interface ScalarMember<T> {
  get(target: T): unknown;
  set?(target: T, value: unknown): void;
}

/** The members that the host has of one class of the catalogue; whatever is missing is refused. */
export interface HostType extends Members<HostObject> {
  readonly name: string;
}

export function hostType<T extends HostObject>(
  name: string,
  members: Partial<Members<T>>,
): HostType {
  const all: Members<T> = { scalars: {}, objects: {}, methods: {}, ...members };
  // A type is only ever asked about objects of its own class.
  return { name, ...(all as unknown as Members<HostObject>) };
}

/** An object behind a proxy of the add-in's. */
export abstract class HostObject {
  abstract readonly type: HostType;

  constructor(readonly host: HostCore) {}

  /** Merged into the answer that makes the proxy: it becomes the proxy's lasting path. */
  identity(): Properties {
    return {};
  }

  /** What a collection holds; undefined for other objects. */
  items(): readonly HostObject[] | undefined {
    return undefined;
  }

  itemAt(_args: readonly unknown[]): HostObject {
    throw this.host.refuse(`${this.type.name}[]`);
  }

  /** True for ranges: they have no name of their own, so that the client keeps them by reference. */
  get isKeptByReference(): boolean {
    return false;
  }

  scalarNames(): readonly string[] {
    return Object.keys(this.type.scalars).filter((name) => !this.isGated(name));
  }

  isObject(name: string): boolean {
    return own(this.type.objects, name) !== undefined;
  }

  read(name: string): unknown {
    this.gate(name);
    const member = own(this.type.scalars, name);
    if (!member) throw this.host.refuse(`${this.type.name}.${name}`);
    return member.get(this);
  }

  write(name: string, value: unknown): void {
    this.gate(name);
    const member = own(this.type.scalars, name);
    if (!member) throw this.host.refuse(`${this.type.name}.${name}`);
    if (!member.set) throw invalidArgument(`${this.type.name}.${name} is read-only`);
    member.set(this, value);
  }

  object(name: string): HostObject | null {
    this.gate(name);
    const member = own(this.type.objects, name);
    if (!member) throw this.host.refuse(`${this.type.name}.${name}`);
    return member(this);
  }

  call(name: string, args: readonly unknown[]): unknown {
    this.gate(name);
    const member = own(this.type.methods, name);
    if (!member) throw this.host.refuse(`${this.type.name}.${name}()`);
    return member(this, args);
  }

  /** The client does not check requirement sets in this build of Office.js; so the host has to. */
  protected gate(name: string): void {
    if (this.isGated(name)) throw apiNotFound(`${this.type.name}.${name}`);
  }

  private isGated(name: string): boolean {
    return !this.host.supports(this.host.catalog[this.type.name]?.since[name]);
  }
}

function own<V>(members: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
