export { check } from "./check";
export { create } from "./create";
export { lift } from "../resources/mute/lift";
export { diff } from "./diff";
export { read } from "./read";
export { update } from "./update";
