import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-x509", "-days", "2"];

/** A certificate authority of the test's own, and a certificate of it. */
export interface Authority {
  /** File with the certificate of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  /** What a server needs to be one of the hosts. */
  readonly tls: { readonly key: Buffer; readonly cert: Buffer };
}

/** Makes an authority before the tests of a file, with the `openssl` of the machine. */
export function useAuthority(...hosts: readonly string[]): () => Authority {
  const folder = mkdtempSync(path.join(os.tmpdir(), "authority-"));
  const at = (name: string): string => path.join(folder, name);
  const openssl = (args: readonly string[]): unknown => execFileSync("openssl", args, { stdio: "pipe" });
  beforeAll(() => {
    const names = hosts.map((host) => (/^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`)).join(",");
    const authority = ["-keyout", at("ca.key"), "-out", at("ca.pem"), "-subj", "/CN=authority of a test"];
    openssl(["req", ...newKey, ...authority]);
    const server = ["-keyout", at("key.pem"), "-out", at("cert.pem"), "-subj", "/CN=server of a test"];
    const signed = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-addext", `subjectAltName=${names}`];
    openssl(["req", ...newKey, ...server, ...signed]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return () => ({
    file: at("ca.pem"),
    tls: { key: readFileSync(at("key.pem")), cert: readFileSync(at("cert.pem")) },
  });
}
