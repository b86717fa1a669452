// Which host is the container registry of a region. The region's key and domain come from Oracle's SDK, as it is in the bundle.

import { Region } from 'oci-common';

/**
 * @returns `<key>.ocir.io` in the commercial realm, `ocir.<region>.oci.<domain>` elsewhere; undefined for a region the SDK does not know
 * @see https://docs.oracle.com/iaas/Content/Registry/Concepts/registryprerequisites.htm
 */
export function registryHost(regionId: string): string | undefined {
  const region = Region.values().find((known) => known.regionId === regionId);
  if (!region) return undefined;
  const { realmId, secondLevelDomain } = region.realm;
  return realmId === 'oc1' ? `${region.regionCode}.ocir.io` : `ocir.${regionId}.oci.${secondLevelDomain}`;
}
