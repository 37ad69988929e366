/*
 * Preloaded where a program is JavaScript. The older language host, which the engine is built with, does not know that
 * `Pulumi.yaml` says `typescript: false`, and has the SDK set up ts-node.
 */
delete process.env.PULUMI_NODEJS_TYPESCRIPT;
