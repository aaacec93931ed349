import { comparableKey } from "../kernel/names";

/** Changeover families by name; entry 0 stands for none. */
export class FamilyIndex {
  readonly names: string[] = [""];
  private readonly byKey = new Map<string, number>();

  /** Index of a family, added when it is new; 0 for an empty name. */
  of(name: string | undefined): number {
    const key = comparableKey(name ?? "");
    if (key === "") return 0;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.names.push(name!.trim());
    this.byKey.set(key, this.names.length - 1);
    return this.names.length - 1;
  }
}
