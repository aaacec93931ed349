import { join } from "node:path";
import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import { builtinRules } from "eslint/use-at-your-own-risk";
import globals from "globals";
import tseslint from "typescript-eslint";

const ROOT = join(import.meta.dirname, "..");

/** Folders that must run in Excel, in a browser, in a worker and in Node alike. */
const CORE = [
  "kernel",
  "model",
  "sheets",
  "schedule",
  "replay",
  "workbook",
  "intake",
  "tables",
  "sample",
  "app",
];

/** Asking the machine for time or chance would make two runs differ. */
const MACHINE = [
  { object: "Math", property: "random", message: "Take a Random as an argument." },
  { object: "Date", property: "now", message: "Take the moment, or a Clock, as an argument." },
  { object: "performance", property: "now", message: "Take a Clock as an argument." },
];

/** Their last bits differ between JavaScript engines, so no decision may hang on them. */
const INEXACT = [
  "exp",
  "expm1",
  "pow",
  "log",
  "log2",
  "log10",
  "log1p",
  "sin",
  "cos",
  "tan",
  "cbrt",
];

/** No data leaves the machine. */
const NETWORK = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"];

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "coverage/", "test/fixtures/", "test/cases/", "assets/"] },
  js.configs.recommended,
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
  },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    plugins: { plumbline: { rules: { "max-lines-goal": builtinRules.get("max-lines") } } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/no-implied-eval": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/restrict-plus-operands": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      eqeqeq: "error",
      "no-control-regex": "off",
      "no-eval": "error",
      "no-else-return": "warn",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: {
      "max-lines": ["error", 400],
      "plumbline/max-lines-goal": ["warn", 300],
      "max-lines-per-function": ["warn", { max: 60, skipComments: true, skipBlankLines: true }],
      "no-console": "error",
      "no-restricted-globals": ["error", ...NETWORK],
    },
  },
  {
    files: CORE.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      "no-restricted-globals": [
        "error",
        ...NETWORK,
        ...["process", "Buffer", "require", "window", "document"],
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Take the moment, or a Clock, as an argument.",
        },
      ],
      "no-restricted-properties": ["error", ...MACHINE],
    },
  },
  {
    files: ["src/{schedule,replay}/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...MACHINE,
        ...INEXACT.map((property) => ({
          object: "Math",
          property,
          message: "Its last bits differ between engines; use plain arithmetic.",
        })),
      ],
    },
  },
  // Tables of words: an entry for every column and its headings in five languages.
  {
    files: ["src/sheets/**/*.ts"],
    rules: { "max-lines": ["error", 500], "plumbline/max-lines-goal": "off" },
  },
  { files: ["src/cli/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["src/{hosts,taskpane,commands,functions}/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((name) => [`office-addins/${name}`, "error"]),
    ),
  },
  {
    files: ["src/**/*.tsx"],
    ...reactHooks.configs.flat["recommended-latest"],
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: { "max-lines": ["warn", 500], "plumbline/max-lines-goal": "off" },
  },
);
