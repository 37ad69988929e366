/** Properties as the engine sends and keeps them. */
export type Properties = Record<string, unknown>;
