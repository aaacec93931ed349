import { flag, text } from "../arguments";
import { type HostCore, type HostObject, type HostType, hostType } from "../host-object";
import { overlaps, parseAddress, splitAddress } from "../rectangle";
import type { CommentRecord } from "../records";
import { invalidArgument, itemNotFound } from "../rich-error";
import { CellRange } from "./cell-range";
import { KeptRecord } from "./kept-record";
import { LISTING_METHODS, Listing } from "./listing";

/** Threaded comments; this build of Office.js has no notes (ExcelApi 1.18). */
export class Comments extends Listing {
  readonly type: HostType = COMMENTS;

  constructor(
    host: HostCore,
    readonly sheetId: string | undefined,
  ) {
    super(host);
  }

  get records(): readonly CommentRecord[] {
    const { comments } = this.host.model.book;
    return comments.filter(({ sheetId }) => this.sheetId === undefined || sheetId === this.sheetId);
  }

  override items(): readonly HostObject[] {
    return this.records.map(({ id }) => new Comment(this.host, id));
  }

  override find(key: unknown): HostObject | undefined {
    return this.records.some(({ id }) => id === key)
      ? new Comment(this.host, String(key))
      : undefined;
  }

  cellOf(given: unknown): Pick<CommentRecord, "sheetId" | "area"> {
    if (given instanceof CellRange) return { sheetId: given.sheetId, area: given.area };
    const { sheet: name, local } = splitAddress(text(given));
    const sheetId = name === undefined ? this.sheetId : this.host.model.findSheet(name)?.id;
    const area = parseAddress(local);
    // An address without its sheet is refused: https://learn.microsoft.com/javascript/api/excel/excel.commentcollection
    if (sheetId === undefined || !area) throw invalidArgument("a cell with its sheet was expected");
    return { sheetId, area };
  }

  at(cell: Pick<CommentRecord, "sheetId" | "area">): CommentRecord | undefined {
    return this.records.find(
      (each) => each.sheetId === cell.sheetId && overlaps(each.area, cell.area),
    );
  }

  add(given: unknown, content: unknown): HostObject {
    const cell = this.cellOf(given);
    if (this.at(cell)) throw invalidArgument("the cell has a comment");
    const { model } = this.host;
    const id = model.nextGuid();
    const record = { id, ...cell, content: text(content), resolved: false, replies: [] };
    model.change({ comments: [...model.book.comments, record] });
    return new Comment(this.host, id);
  }
}

const COMMENTS = hostType<Comments>("CommentCollection", {
  methods: {
    ...LISTING_METHODS,
    Add: (comments, [cell, content]) => comments.add(cell, content),
    GetItemByCell: (comments, [cell]) => {
      const found = comments.at(comments.cellOf(cell));
      if (!found) throw itemNotFound();
      return new Comment(comments.host, found.id);
    },
  },
});

class Comment extends KeptRecord<"comments"> {
  readonly type: HostType = COMMENT;
  protected override readonly list = "comments";
}

const COMMENT = hostType<Comment>("Comment", {
  scalars: {
    Id: { get: ({ id }) => id },
    Content: {
      get: ({ record }) => record.content,
      set: (comment, value) => comment.change({ content: text(value) }),
    },
    Resolved: {
      get: ({ record }) => record.resolved,
      set: (comment, value) => comment.change({ resolved: flag(value) }),
    },
    AuthorName: { get: () => "Embedded host" },
    AuthorEmail: { get: () => "" },
    ContentType: { get: () => "Plain" },
  },
  methods: {
    Delete: (comment) => comment.remove(),
    GetLocation: ({ host, record }) => host.objects.range(record.sheetId, record.area),
  },
});
