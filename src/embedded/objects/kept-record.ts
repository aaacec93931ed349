import { type HostCore, HostObject } from "../host-object";
import type { BookRecord, CommentRecord, CustomXmlRecord } from "../records";
import { itemNotFound } from "../rich-error";

/** Lists of the workbook whose entries are found by their id. */
interface KeptLists {
  readonly comments: CommentRecord;
  readonly customXml: CustomXmlRecord;
}

/** An object that is one entry of such a list. */
export abstract class KeptRecord<K extends keyof KeptLists> extends HostObject {
  protected abstract readonly list: K;

  constructor(
    host: HostCore,
    readonly id: string,
  ) {
    super(host);
  }

  override identity() {
    return { Id: this.id };
  }

  get record(): KeptLists[K] {
    const record = this.all.find(({ id }) => id === this.id);
    if (!record) throw itemNotFound();
    return record;
  }

  change(part: Partial<KeptLists[K]>): void {
    const changed = { ...this.record, ...part };
    this.put(this.all.map((each) => (each.id === this.id ? changed : each)));
  }

  remove(): void {
    this.put(this.all.filter(({ id }) => id !== this.id));
  }

  private get all(): readonly KeptLists[K][] {
    return this.host.model.book[this.list] as readonly KeptLists[K][];
  }

  private put(all: readonly KeptLists[K][]): void {
    this.host.model.change({ [this.list]: all } as Partial<BookRecord>);
  }
}
