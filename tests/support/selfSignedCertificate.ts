import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate that nobody vouches for, with its key, as PEM. Node.js can read certificates, and not make them. */
export function selfSignedCertificate(host = "localhost"): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = der(0x30, Buffer.from("06082a8648ce3d040302", "hex")); // ecdsa-with-SHA256
  const commonName = der(0x30, Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from(host)));
  const name = der(0x30, der(0x31, commonName));
  const validity = der(0x30, time(-1), time(1));
  const serial = der(0x02, Buffer.of(1));
  const content = [serial, algorithm, name, validity, name, publicKey.export({ type: "spki", format: "der" })];
  const signed = der(0x30, ...content);
  const signature = der(0x03, Buffer.of(0), sign("sha256", signed, privateKey));
  const certificate = der(0x30, signed, algorithm, signature).toString("base64");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}

/** A value of ASN.1 in DER: its tag, its length and what is in it. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}

/** So many days from now. */
function time(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+|[-:T]/g, "");
  return der(0x18, Buffer.from(text));
}
