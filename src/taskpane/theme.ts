import {
  teamsHighContrastTheme,
  type Theme,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

export type Look = "light" | "dark" | "high contrast";

/** Where the look comes from: Office's theme, else the system's. */
export interface LookSource {
  current(): Look;
  subscribe(listener: () => void): () => void;
}

const THEMES: Readonly<Record<Look, Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  "high contrast": teamsHighContrastTheme,
};

export function useLookTheme(source: LookSource): Theme {
  return THEMES[useSyncExternalStore(source.subscribe, source.current)];
}

/**
 * The look that a background colour such as `#262626` stands for; undefined when it is none. Only
 * high contrast is quite black: Office's own Black theme is `#262626`.
 */
export function lookOfBackground(colour: string | undefined): Look | undefined {
  const hex = /^#?([0-9a-f]{6})$/i.exec(colour ?? "")?.[1];
  if (hex === undefined) return undefined;
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  if (red + green + blue === 0) return "high contrast";
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

/** High contrast where the system forces its colours; else Office's theme, else the system's. */
export function lookSource(officeBackground: () => string | undefined): LookSource {
  const forced = matchMedia("(forced-colors: active)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  return {
    current: () => {
      if (forced.matches) return "high contrast";
      return lookOfBackground(officeBackground()) ?? (dark.matches ? "dark" : "light");
    },
    subscribe: (listener) => {
      // Office has no event for its theme; coming back to the pane is when a change is seen.
      const events = [forced, dark] as const;
      for (const event of events) event.addEventListener("change", listener);
      window.addEventListener("focus", listener);
      return () => {
        for (const event of events) event.removeEventListener("change", listener);
        window.removeEventListener("focus", listener);
      };
    },
  };
}
