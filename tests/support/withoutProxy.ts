/* Calls to this machine go past a proxy that is set; what tests start inherits that. */
const { no_proxy: lower, NO_PROXY: upper = lower } = process.env;
process.env.NO_PROXY = process.env.no_proxy = [upper, "127.0.0.1", "localhost"].filter(Boolean).join(",");
