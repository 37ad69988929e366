interface Named {
  readonly name: string;
}

/** The token of a resource type or a look-up in the plugin. */
export function pluginToken({ name }: Named): string {
  return `livemessage:index:${name}`;
}

/** Whether a token in state or in a preview is that of a resource type, be it of the dynamic provider or of the plugin. */
export function isOfType(type: Named & { readonly token: string }, token: unknown): boolean {
  return token === type.token || token === pluginToken(type);
}
