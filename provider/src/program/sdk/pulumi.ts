/*
 * What programs need of the SDK. The bundle for programs takes this file for `@pulumi/pulumi`, whose index loads the
 * TypeScript compiler and npm's installer as well: some 0.4 s of each run of a program that imports this package alone.
 */
export { Config } from "@pulumi/pulumi/config";
export { RunError } from "@pulumi/pulumi/errors";
export * as log from "@pulumi/pulumi/log";
export { getProject, getRootDirectory } from "@pulumi/pulumi/metadata";
export { all, isSecret, Output, output, secret, unsecret } from "@pulumi/pulumi/output";
export { ComponentResource, CustomResource, ProviderResource, Resource } from "@pulumi/pulumi/resource";
