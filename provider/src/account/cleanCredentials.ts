import { ConfigurationError } from "./configurationError";
import { isEmpty } from "./setting";
import { credential } from "./settingKinds";

/** Credentials for one attempt. */
export interface ResolvedCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string | undefined;
}

/**
 * What a source of credentials answered, without white space around it.
 * @param origin the source in words
 * @throws ConfigurationError for what is missing, or cannot be sent
 */
export function cleanCredentials(
  { accessKeyId, accessKeySecret, securityToken }: Partial<ResolvedCredentials>,
  origin: string,
): ResolvedCredentials {
  const problems: string[] = [];
  const clean = (value: string | undefined, name: string): string => {
    if (isEmpty(value)) problems.push(`${name} is missing`);
    return isEmpty(value) ? "" : (credential.parse(value, name, problems) ?? "");
  };
  const cleaned = {
    accessKeyId: clean(accessKeyId, "the access key id"),
    accessKeySecret: clean(accessKeySecret, "the secret of the access key"),
    securityToken: isEmpty(securityToken) ? undefined : clean(securityToken, "the security token"),
  };
  if (problems.length > 0) throw new ConfigurationError(`No credentials from ${origin}: ${problems.join("; ")}.`);
  return cleaned;
}
