"use client";
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { shadesOf } from "./brand";

/** Calm blue of pages that belong to no seller; a seller's own colour replaces it by style sheet (brandStyle). */
export const HOUSE_COLOUR = "#1f5fae";
const house = shadesOf(HOUSE_COLOUR) as unknown as MantineColorsTuple;

export const theme = createTheme({
  colors: { brand: house },
  primaryColor: "brand",
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontWeight: "650",
    sizes: { h1: { fontSize: "1.75rem", lineHeight: "1.25" }, h2: { fontSize: "1.375rem", lineHeight: "1.3" } },
  },
  components: {
    Button: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
  },
});

// Mantine's own greys and reds for small text fall below 4.5:1; these hold on every ground of globals.css.
// gray-4 and dark-4 draw the edges of inputs, which need 3:1 (WCAG 1.4.11).
const light = { "gray-4": "#848c98", dimmed: "#4d5560", error: "#b42318", placeholder: "#656d78", body: "#ffffff" };
const dark = {
  "dark-4": "#8a929d",
  "dark-6": "#24272c",
  dimmed: "#b3bac4",
  error: "#ff9b91",
  placeholder: "#a2a9b4",
  body: "#1b1d21",
  text: "#e6e8eb",
};
/** Ground and text of quiet notices, light then dark; the same tones as the states of globals.css. */
const SOFT = {
  red: { light: ["#fde8e6", "#9b1c13"], dark: ["#44211e", "#ffb3ab"] },
  green: { light: ["#e3f4e6", "#1b5e2b"], dark: ["#1d3524", "#8fdba1"] },
  yellow: { light: ["#fdf0d0", "#6f4a00"], dark: ["#3b3017", "#f4ce7a"] },
} as const;

const named = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--mantine-color-${name}`, value]));
const soft = (scheme: "light" | "dark") =>
  Object.fromEntries(
    Object.entries(SOFT).flatMap(
      ([
        name,
        {
          [scheme]: [ground, text],
        },
      ]) => [
        [`--mantine-color-${name}-light`, ground],
        [`--mantine-color-${name}-light-color`, text],
      ],
    ),
  );

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...named(light), ...soft("light") },
  dark: { ...named(dark), ...soft("dark") },
});
