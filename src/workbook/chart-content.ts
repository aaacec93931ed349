import type { Area } from "./grid";

/**
 * A native chart of a sheet of ours, as data. All that it shows comes from cells of the same sheet
 * by live reference, also where their rows or columns are hidden; the program that shows the sheet
 * redraws it.
 */
export interface ChartContent {
  /** Unique on the sheet: by it the chart is known again when the sheet is refreshed. */
  readonly name: string;
  /** In a `bar` chart (lying bars) the first category stands at the top. */
  readonly kind: "bar" | "column" | "stackedColumn" | "line";
  readonly title: string;
  /** Cells that it covers. A chart that the user moved stays where he put it. */
  readonly area: Area;
  /** One row or one column of cells; texts, or figures shown in their cells' format. */
  readonly categories: Area;
  readonly series: readonly ChartSeries[];
  /** The axis of the values. */
  readonly axis?: {
    /** Number format of its labels; `General` without. */
    readonly format?: string;
    readonly title?: string;
    /** Where it begins; without, the program decides (bars and columns begin at zero). */
    readonly min?: number;
  };
  /** Alternative text: what the chart shows, for those who cannot see it. */
  readonly description: string;
  /** A legend below, of all series that can be seen. */
  readonly legend: boolean;
  /** Space between the columns of two categories, in percent of a column (0 to 500); 60 without. */
  readonly gapWidth?: number;
  /**
   * Figures at the bars, columns or points of all series but `hidden` and `target`. Empty cells have
   * none; a format with an empty third part (`0;-0;`) shows none for zero either.
   */
  readonly dataLabels?: { readonly format: string };
}

export interface ChartSeries {
  readonly name: string;
  /** As many cells as the chart's categories. Empty cells leave a gap; figures may be negative. */
  readonly values: Area;
  readonly look: SeriesLook;
}

/**
 * `hidden` has neither fill nor line, as the base on which the steps of a waterfall stand in a
 * `stackedColumn`. `target` is a dashed line without points, among lying bars an empty bar with a
 * dashed outline.
 */
export type SeriesLook = "strong" | "muted" | "good" | "bad" | "hidden" | "target";
