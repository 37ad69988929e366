// The build bundles this file with all that it loads. The libraries do not declare everything that they require
// (@alicloud/credentials 2.4.7 leaves out `debug`), so package managers that lay packages out strictly cannot run them.
exports.credentials = require("@alicloud/credentials");
exports.openApi = require("@alicloud/openapi-client");
// What the credentials library does for profiles of the CLI, and exports for those of its default file only.
exports.CloudSSOCredentialsProvider = require("@alicloud/credentials/dist/src/providers/cloud_sso").default;
exports.OAuthCredentialsProvider = require("@alicloud/credentials/dist/src/providers/oauth").default;
exports.splitProcessCommand = require("@alicloud/credentials/dist/src/utils/command").splitProcessCommand;
// The HTTP client of both.
exports.httpx = require("httpx");
// Loaded where a proxy is set.
exports.proxyAgents = () => ({
  HttpProxyAgent: require("http-proxy-agent").HttpProxyAgent,
  HttpsProxyAgent: require("https-proxy-agent").HttpsProxyAgent,
});
