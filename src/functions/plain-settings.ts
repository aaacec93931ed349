import { DEFAULT_SETTINGS, type Settings } from "../sheets/settings";

/** The settings of a workbook that sets nothing, but for what a function's arguments say. */
export function plainSettings(said: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...said };
}
