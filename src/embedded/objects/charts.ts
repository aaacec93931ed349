import { integer, oneOf, optionalText, text } from "../arguments";
import { type HostCore, type HostObject, type HostType, hostType } from "../host-object";
import { PropertyBag } from "../property-bag";
import type { ChartRecord, Properties } from "../records";
import { invalidArgument, itemNotFound } from "../rich-error";
import { assertEditable } from "../sheet-edit";
import { chartArea } from "../chart-records";
import { CellRange } from "./cell-range";
import { placeOf } from "./range-bands";
import { LISTING_METHODS, LISTING_SCALARS, Listing, sameKey } from "./listing";

/** The charts of a sheet, as records of what was asked for: nothing is drawn. */
export class Charts extends Listing {
  readonly type: HostType = CHARTS;

  constructor(
    host: HostCore,
    readonly sheetId: string,
  ) {
    super(host);
  }

  get records(): readonly ChartRecord[] {
    return this.host.model.sheet(this.sheetId).charts;
  }

  override items(): readonly Chart[] {
    return this.records.map(({ id }) => new Chart(this.host, this.sheetId, id));
  }

  override find(key: unknown): HostObject | undefined {
    return this.items().find(({ id, name }) => sameKey(name, key) || sameKey(id, key));
  }

  add(type: string, source: unknown, seriesBy: string): HostObject {
    if (!(source instanceof CellRange)) throw invalidArgument("a range was expected");
    assertEditable(this.host, this.sheetId);
    const { model } = this.host;
    const id = model.nextGuid();
    const properties = { Name: `Chart ${model.nextId()}` };
    const { address } = source;
    const record = { id, type, source: address, seriesBy, properties, series: [] };
    model.changeSheet(this.sheetId, { charts: [...this.records, record] });
    return new Chart(this.host, this.sheetId, id);
  }
}

const CHARTS = hostType<Charts>("ChartCollection", {
  scalars: LISTING_SCALARS,
  methods: {
    ...LISTING_METHODS,
    Add: (charts, [type, source, seriesBy]) =>
      charts.add(
        text(type),
        source,
        oneOf(seriesBy ?? "Auto", ["Auto", "Columns", "Rows"] as const),
      ),
  },
});

/** A chart's own record, and its properties by path; only the series are a list. */
class Chart extends PropertyBag {
  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly id: string,
  ) {
    super(host, "Chart", {
      read: () => chartOf(host, sheetId, id).properties,
      write: (properties) => changeChart(host, sheetId, id, { properties }),
    });
  }

  get name(): string {
    return String(chartOf(this.host, this.sheetId, this.id).properties["Name"]);
  }

  override identity() {
    return { Id: this.id };
  }

  override read(name: string): unknown {
    if (name === "Id") return this.id;
    const record = chartOf(this.host, this.sheetId, this.id);
    if (name === "ChartType") return record.properties["ChartType"] ?? record.type;
    const area = chartArea(record);
    if (PLACE.has(name) && !(name in record.properties) && area) {
      const { host, sheetId } = this;
      const range = { host, sheetId, area, sheet: host.model.sheet(sheetId) };
      return placeOf(range)[name as keyof ReturnType<typeof placeOf>];
    }
    return super.read(name);
  }

  override object(name: string): HostObject {
    this.gate(name);
    if (name === "Series") return new SeriesList(this.host, this.sheetId, this.id);
    if (name === "Worksheet") return this.host.objects.worksheet(this.sheetId);
    return super.object(name);
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name === "Delete") {
      const { charts } = this.host.model.sheet(this.sheetId);
      this.host.model.changeSheet(this.sheetId, { charts: charts.filter((c) => c.id !== this.id) });
      return null;
    }
    if (name === "SetData" && args[0] instanceof CellRange) {
      changeChart(this.host, this.sheetId, this.id, { source: args[0].address });
      return null;
    }
    if (name === "SetPosition") this.forgetPlace();
    return super.call(name, args);
  }

  /** Cells to lie over are the place from then on, whatever points were set before. */
  private forgetPlace(): void {
    const { properties } = chartOf(this.host, this.sheetId, this.id);
    const kept = Object.entries(properties).filter(([name]) => !PLACE.has(name));
    changeChart(this.host, this.sheetId, this.id, { properties: Object.fromEntries(kept) });
  }
}

const PLACE: ReadonlySet<string> = new Set(["Left", "Top", "Width", "Height"]);

function chartOf(host: HostCore, sheetId: string, id: string): ChartRecord {
  const chart = host.model.sheet(sheetId).charts.find((each) => each.id === id);
  if (!chart) throw itemNotFound();
  return chart;
}

function changeChart(
  host: HostCore,
  sheetId: string,
  id: string,
  part: Partial<ChartRecord>,
): void {
  assertEditable(host, sheetId);
  const changed = { ...chartOf(host, sheetId, id), ...part };
  const { charts } = host.model.sheet(sheetId);
  host.model.changeSheet(sheetId, { charts: charts.map((c) => (c.id === id ? changed : c)) });
}

/** Only series that were added, or asked for by their place: the host does not read the data for them. */
class SeriesList extends Listing {
  readonly type: HostType = SERIES_LIST;

  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly chartId: string,
  ) {
    super(host);
  }

  get list(): readonly Properties[] {
    return chartOf(this.host, this.sheetId, this.chartId).series;
  }

  override items(): readonly HostObject[] {
    return this.list.map((_, index) => this.at(index));
  }

  override find(): HostObject | undefined {
    return undefined;
  }

  at(index: number): HostObject {
    const { host, sheetId, chartId } = this;
    return new PropertyBag(host, "ChartSeries", {
      read: () => this.list[index] ?? {},
      write: (properties) => {
        const series = Array.from({ length: Math.max(this.list.length, index + 1) }, (_, at) =>
          at === index ? properties : (this.list[at] ?? {}),
        );
        changeChart(host, sheetId, chartId, { series });
      },
    });
  }

  add(name: string | undefined): HostObject {
    const series = [...this.list, name === undefined ? {} : { Name: name }];
    changeChart(this.host, this.sheetId, this.chartId, { series });
    return this.at(series.length - 1);
  }
}

const SERIES_LIST = hostType<SeriesList>("ChartSeriesCollection", {
  scalars: LISTING_SCALARS,
  methods: {
    GetCount: ({ list }) => list.length,
    GetItemAt: (series, [index]) => series.at(integer(index)),
    Add: (series, [name]) => series.add(optionalText(name)),
  },
});
