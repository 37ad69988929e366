import { ProviderCallError } from "./providerCall";

/** The error of a call that has to fail. */
export async function failureOf(call: Promise<unknown>): Promise<ProviderCallError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProviderCallError);
  return error as ProviderCallError;
}
