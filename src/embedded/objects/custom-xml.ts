import { text } from "../arguments";
import { type HostCore, type HostObject, type HostType, hostType } from "../host-object";
import type { CustomXmlRecord } from "../records";
import { invalidArgument, itemNotFound } from "../rich-error";
import { KeptRecord } from "./kept-record";
import { LISTING_METHODS, Listing } from "./listing";

/** The custom XML parts of the workbook: all, or those of one namespace. */
export class CustomXmlParts extends Listing {
  readonly type: HostType;

  constructor(
    host: HostCore,
    readonly namespace: string | undefined,
  ) {
    super(host);
    this.type = namespace === undefined ? PARTS : SCOPED_PARTS;
  }

  get records(): readonly CustomXmlRecord[] {
    const { customXml } = this.host.model.book;
    return customXml.filter(
      (each) => this.namespace === undefined || each.namespace === this.namespace,
    );
  }

  override items(): readonly HostObject[] {
    return this.records.map(({ id }) => new CustomXmlPart(this.host, id));
  }

  override find(key: unknown): HostObject | undefined {
    const found = this.records.find(({ id }) => id === key);
    return found && new CustomXmlPart(this.host, found.id);
  }

  add(xml: string): HostObject {
    const { model } = this.host;
    const id = model.nextGuid();
    const record = { id, xml, namespace: namespaceOf(xml) };
    model.change({ customXml: [...model.book.customXml, record] });
    return new CustomXmlPart(this.host, id);
  }

  /** Null when there is not exactly one. */
  get only(): HostObject | null {
    const [only, second] = this.items();
    return only && !second ? only : null;
  }
}

/** Namespace of the first element. */
function namespaceOf(xml: string): string {
  const element = /<([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:\s+[^<>]*)?)>/.exec(xml);
  if (!element) throw invalidArgument("the XML has no element");
  const [, name = "", attributes = ""] = element;
  const prefix = name.includes(":") ? `:${name.split(":")[0]}` : "";
  return new RegExp(`\\sxmlns${prefix}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? "";
}

const PARTS = hostType<CustomXmlParts>("CustomXmlPartCollection", {
  methods: {
    ...LISTING_METHODS,
    Add: (parts, [xml]) => parts.add(text(xml)),
    GetByNamespace: ({ host }, [namespace]) => new CustomXmlParts(host, text(namespace)),
  },
});

const SCOPED_PARTS = hostType<CustomXmlParts>("CustomXmlPartScopedCollection", {
  methods: {
    ...LISTING_METHODS,
    GetOnlyItem: ({ only }) => {
      if (!only) throw itemNotFound();
      return only;
    },
    GetOnlyItemOrNullObject: ({ only }) => only,
  },
});

class CustomXmlPart extends KeptRecord<"customXml"> {
  readonly type: HostType = PART;
  protected override readonly list = "customXml";
}

const PART = hostType<CustomXmlPart>("CustomXmlPart", {
  scalars: {
    Id: { get: ({ id }) => id },
    NamespaceUri: { get: ({ record }) => record.namespace },
  },
  methods: {
    GetXml: ({ record }) => record.xml,
    SetXml: (part, [given]) => {
      const xml = text(given);
      part.change({ xml, namespace: namespaceOf(xml) });
    },
    Delete: (part) => part.remove(),
  },
});
