import type { ConfigurationSource } from "./configurationSource";

/** Where roles are assumed. Empty for what the client library takes: ALIBABA_CLOUD_STS_REGION, else sts.aliyuncs.com. */
export interface StsPlace {
  readonly endpoint?: string;
  /** The library makes the endpoint of it: that of the region's VPC with ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED. */
  readonly regionId?: string;
}

/** Regions without an endpoint of their own (endpoint map of the vendor's SDKs). */
const regionsWithoutEndpoint = ["cn-hangzhou-finance", "cn-shenzhen-finance-1"];

/** @param ofProfile region that the profile of the CLI names for this purpose */
export function stsPlace(source: ConfigurationSource, ofProfile?: string): StsPlace {
  const endpoint = source.read("stsEndpoint");
  if (endpoint !== undefined) return { endpoint };
  const regionId = ofProfile ?? source.read("region");
  return regionId === undefined || regionsWithoutEndpoint.includes(regionId) ? {} : { regionId };
}
