// Sends the calls of a service elsewhere: an emulator, a private endpoint.

/**
 * Reads CLIENT_HOST_OVERRIDES, the variable of Oracle's Terraform provider, so that one setting serves both:
 * `oci_object_storage.ObjectStorageClient=<URL>`, `;` between several.
 *
 * @param client e.g. `oci_identity.IdentityClient`
 */
export function endpointOverride(client: string): string | undefined {
  const entries = (process.env.CLIENT_HOST_OVERRIDES ?? '').split(';').map((entry) => entry.split('='));
  return entries.find(([name]) => name === client)?.[1];
}
