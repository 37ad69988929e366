export { check } from "./check";
export { create } from "./create";
export { changedProperties, diff } from "./diff";
export { read } from "./read";
export { update } from "./update";
