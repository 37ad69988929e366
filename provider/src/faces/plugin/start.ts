import { main } from "./main";

/** Put in by the bundler. */
declare const packageVersion: string;

main(packageVersion);
