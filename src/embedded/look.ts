import { RichError } from "./rich-error";

/** What a cell shows when nothing was set: the defaults of Excel's `Normal` style. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  NumberFormat: "General",
  "Font.Bold": false,
  "Font.Italic": false,
  "Font.Underline": "None",
  "Font.Strikethrough": false,
  "Font.Subscript": false,
  "Font.Superscript": false,
  "Font.Color": "#000000",
  "Font.Name": "Calibri",
  "Font.Size": 11,
  "Font.TintAndShade": 0,
  "Fill.Color": "#FFFFFF",
  "Fill.Pattern": "None",
  "Fill.PatternColor": "#000000",
  "Fill.TintAndShade": 0,
  "Fill.PatternTintAndShade": 0,
  HorizontalAlignment: "General",
  VerticalAlignment: "Bottom",
  WrapText: false,
  IndentLevel: 0,
  AutoIndent: false,
  ShrinkToFit: false,
  TextOrientation: 0,
  ReadingOrder: "Context",
  "Protection.Locked": true,
  "Protection.FormulaHidden": false,
  Hyperlink: null,
  Style: "Normal",
};

const BORDER_DEFAULTS: Readonly<Record<string, unknown>> = {
  Style: "None",
  Weight: "Thin",
  Color: "#000000",
  TintAndShade: 0,
};

/** The formats of a cell by their path (`Fill.Color`); looks are never changed, and the same is kept once. */
export class Look {
  static readonly plain = new Look(new Map());
  private readonly next = new Map<string, Look>();

  private constructor(private readonly set: ReadonlyMap<string, unknown>) {}

  with(path: string, value: unknown): Look {
    if (this.value(path) === value) return this;
    const key = `${path}=${JSON.stringify(value)}`;
    let look = this.next.get(key);
    if (!look) {
      look = new Look(new Map(this.set).set(path, value));
      this.next.set(key, look);
    }
    return look;
  }

  /** Without all that begins with `prefix`. */
  without(prefix: string): Look {
    let look = Look.plain;
    for (const [path, value] of [...this.set].sort()) {
      if (!path.startsWith(prefix)) look = look.with(path, value);
    }
    return look;
  }

  /** Everything that is set here laid over `under`. */
  over(under: Look): Look {
    if (under === Look.plain) return this;
    let look = under;
    for (const [path, value] of this.set) look = look.with(path, value);
    return look;
  }

  value(path: string): unknown {
    if (this.set.has(path)) return this.set.get(path);
    return defaultOf(path);
  }

  get numberFormat(): string {
    return String(this.value("NumberFormat"));
  }

  /** What was set, for tests and for drawing; sorted, so that the same look reads the same. */
  entries(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.set].filter(([p, v]) => v !== defaultOf(p)).sort());
  }
}

function defaultOf(path: string): unknown {
  if (path in DEFAULTS) return DEFAULTS[path];
  const [collection, , member = ""] = path.split(".");
  if (collection === "Borders" && member in BORDER_DEFAULTS) return BORDER_DEFAULTS[member];
  throw new RichError("ApiNotFound", `The embedded host knows no format "${path}".`);
}
