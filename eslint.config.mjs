import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

const underscores = { leadingUnderscore: "allowSingleOrDouble" };
const noHashes = {
  selector: ":matches(PropertyDefinition, MethodDefinition) > PrivateIdentifier",
  message: "Write `private`, not `#`.",
};

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "coverage/**", "bench/results/**", "tools/languages/programs/**"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      eqeqeq: "error",
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: ["function", "classProperty", "accessor", "classMethod"], format: ["camelCase"], ...underscores },
        // PascalCase is for names that the service has given, such as `AppId`; strict, so that `APP_ID` and `APP` are none.
        { selector: ["variable", "parameter"], format: ["camelCase", "StrictPascalCase"], ...underscores },
        { selector: ["variable", "parameter"], modifiers: ["destructured"], format: null },
        { selector: "typeLike", format: ["PascalCase"] },
      ],
      "no-restricted-syntax": ["error", noHashes],
    },
  },
  {
    files: ["provider/src/**/*.ts"],
    ignores: ["provider/src/errors/packageError.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        noHashes,
        { selector: "ClassDeclaration[superClass.name=/^(Type|Range)?Error$/]", message: "Extend PackageError." },
      ],
    },
  },
  {
    files: ["tests/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    // @pulumi/alicloud is an optional peer of 60 MB that is not installed here.
    files: ["examples/with-ram/**/*.ts"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ["**/*.js", "**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  { files: ["emulator/page/*.js"], languageOptions: { sourceType: "module", globals: globals.browser } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
);
