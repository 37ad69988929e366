import { Document, visit } from "yaml";

import type { PolicyDocument } from "./policyDocument";

/** Lets editors with a YAML language server check and complete the file. */
const schemaLine = " yaml-language-server: $schema=./node_modules/pulumi-alicloud-livemessage/schema/mutes.schema.json";

/**
 * A policy as the text of a mute file, one user a line, so that a review shows one line per user.
 * @param comments Lines for the reader, at the top.
 */
export function renderPolicy(policy: PolicyDocument, comments: readonly string[] = []): string {
  // As maps, so that an entry may be called __proto__.
  const content = new Map(
    Object.entries(policy).map(([section, entries]) => [section, new Map(Object.entries((entries ?? {}) as object))]),
  );
  const document = new Document(content);
  visit(document, {
    Scalar: (_position, scalar) => {
      // Unquoted it would be a merge key.
      if (scalar.value === "<<") scalar.type = "QUOTE_DOUBLE";
    },
  });
  document.commentBefore = [schemaLine, ...comments.map((line) => ` ${line}`)].join("\n");
  return document.toString({ lineWidth: 0, nullStr: "" });
}
