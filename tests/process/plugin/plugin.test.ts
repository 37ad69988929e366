import { credentials } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { GetSchemaRequest, type GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { providerCall } from "../support/providerCall";

const provider = path.resolve(__dirname, "../../../provider");
const folder = path.join(provider, "dist/plugin");
const executable = "pulumi-resource-livemessage";

test("plugin, schema and package have one version", async () => {
  const { version } = JSON.parse(readFileSync(path.join(provider, "package.json"), "utf8")) as { version: string };
  const child = spawn(process.execPath, [path.join(folder, executable)], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [port] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  const client = new ResourceProviderClient(`127.0.0.1:${port.trim()}`, credentials.createInsecure());
  try {
    const info = await providerCall<PluginInfo>("info", (done) => client.getPluginInfo(new Empty(), done));
    expect(info.getVersion()).toBe(version);
    const answer = await providerCall<GetSchemaResponse>("schema", (done) =>
      client.getSchema(new GetSchemaRequest(), done),
    );
    const schema = JSON.parse(answer.getSchema()) as { version: string };
    expect(schema.version).toBe(version);
  } finally {
    client.close();
    child.stdin.end();
    await ended;
  }
});

test("the archive has at its top what the engine starts, on Windows too, and what that loads", async () => {
  const { stdout } = await promisify(execFile)("tar", ["-tzf", path.join(folder, `${executable}.tar.gz`)]);
  const files = stdout.trim().split("\n");
  expect(files).toEqual(expect.arrayContaining([executable, `${executable}.cmd`, "alicloud.js"]));
  expect(readFileSync(path.join(folder, `${executable}.cmd`), "utf8")).toBe(`@node "%~dp0${executable}" %*\r\n`);
});
