export { check } from "./check";
export { create } from "./create";
export { diff } from "./diff";
export { read } from "./read";
export { update } from "./update";
