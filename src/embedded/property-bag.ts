import { HostObject, type HostCore, type HostType, hostType } from "./host-object";
import type { Properties } from "./records";
import { invalidArgument } from "./rich-error";

/** Where a bag's properties are kept. */
export interface BagPlace {
  read(): Properties;
  write(properties: Properties): void;
}

/**
 * An object that is nothing but settings, such as a chart's title: the catalogue says which it has,
 * and they are kept by their path. Methods are recorded as `path()` with their arguments, so that
 * nothing is lost; what was never set reads as null, which the host counts as a fallback.
 */
export class PropertyBag extends HostObject {
  readonly type: HostType;

  constructor(
    host: HostCore,
    private readonly className: string,
    private readonly place: BagPlace,
    private readonly prefix = "",
    private readonly defaults: Properties = {},
  ) {
    super(host);
    this.type = hostType(className, {});
  }

  private get members() {
    const members = this.host.catalog[this.className];
    if (!members) throw this.host.refuse(this.className);
    return members;
  }

  override scalarNames(): readonly string[] {
    return this.members.scalars.filter((name) => this.prefix + name in this.place.read());
  }

  override isObject(name: string): boolean {
    return this.members.nav[name] !== undefined;
  }

  override read(name: string): unknown {
    this.gate(name);
    if (!this.members.scalars.includes(name)) throw this.host.refuse(`${this.className}.${name}`);
    const path = this.prefix + name;
    const set = this.place.read();
    if (path in set) return set[path];
    if (path in this.defaults) return this.defaults[path];
    this.host.fallback(`${this.className}.${name}`);
    return null;
  }

  override write(name: string, value: unknown): void {
    this.gate(name);
    if (!this.members.scalars.includes(name)) throw this.host.refuse(`${this.className}.${name}`);
    if (!this.members.updateable.includes(name)) throw invalidArgument(`${name} is read-only`);
    this.keep(this.prefix + name, value);
  }

  override object(name: string): HostObject {
    this.gate(name);
    const className = this.members.nav[name];
    if (className === undefined) throw this.host.refuse(`${this.className}.${name}`);
    return this.inner(className, name);
  }

  override itemAt([key]: readonly unknown[]): HostObject {
    const className = this.members.item;
    if (className === undefined) throw this.host.refuse(`${this.className}[]`);
    return this.inner(className, String(key));
  }

  override call(name: string, args: readonly unknown[]): unknown {
    this.gate(name);
    const gives = this.members.methods[name];
    if (gives === undefined) throw this.host.refuse(`${this.className}.${name}()`);
    if (gives !== null) {
      if (name === "GetItem" || name === "GetItemAt") return this.itemAt(args);
      throw this.host.refuse(`${this.className}.${name}()`);
    }
    this.keep(`${this.prefix}${name}()`, args.map(plain));
    return null;
  }

  private inner(className: string, name: string): PropertyBag {
    return new PropertyBag(
      this.host,
      className,
      this.place,
      `${this.prefix}${name}.`,
      this.defaults,
    );
  }

  private keep(path: string, value: unknown): void {
    this.place.write({ ...this.place.read(), [path]: value });
  }
}

/** An object among the arguments is recorded by its address or name. */
function plain(value: unknown): unknown {
  if (!(value instanceof HostObject)) return value;
  for (const name of ["Address", "Name", "Id"]) {
    if (value.scalarNames().includes(name)) return value.read(name);
  }
  return value.type.name;
}
