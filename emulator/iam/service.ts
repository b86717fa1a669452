// IAM's part of the API: policies, compartments, the tenancy, its regions and its identity domains.

import { isAdministrator } from '../admin/authorization.ts';
import { jsonReply, type Reply, type Service } from '../message.ts';
import { errorReply, notAuthorizedOrNotFound, withRequestId } from '../object-storage/reply.ts';
import { notAuthenticated, verifyRequest } from '../signature/verify.ts';
import type { IamCall, IamOptions } from './call.ts';
import { answerPolicies, answerPolicy } from './policies.ts';
import { TENANCY_NAME } from './store.ts';

const VERSION = '/20160918/';

export function createIamService(options: IamOptions): Service {
  const { lookUpKey, clock, domain, policies } = options;
  return async (request) => {
    if (!request.path.startsWith(VERSION)) return undefined;
    const authentication = await verifyRequest(request, lookUpKey, { now: clock.now() });
    if (!authentication.ok) return withRequestId(notAuthenticated(authentication.reason));
    const { principal } = authentication;
    let denied: string | undefined;
    const may: IamCall['may'] = (verb, resource, compartment) => {
      const isAllowed =
        isAdministrator(principal, domain) || policies.isAllowed(principal, verb, resource, compartment);
      if (!isAllowed) denied = `${verb} ${resource}`;
      return isAllowed;
    };
    const reply = route({ request, options, may });
    return withRequestId(denied === undefined ? reply : { ...reply, reason: `no policy allows to ${denied}` });
  };
}

function route(call: IamCall): Reply {
  const { request, options } = call;
  const [collection, id, part, ...rest] = request.path.slice(VERSION.length).split('/').map(decodeURIComponent);
  if (collection === 'policies' && part === undefined) {
    const elsewhere = request.method === 'GET' ? undefined : outsideHomeRegion(call);
    return elsewhere ?? (id === undefined ? answerPolicies(call) : answerPolicy(call, id));
  }
  const path = [collection, id === undefined ? undefined : '{id}', part, ...rest].filter((one) => one !== undefined);
  if (request.method === 'GET') {
    const read = { 'tenancies/{id}': tenancy, 'tenancies/{id}/regionSubscriptions': regionSubscriptions }[
      path.join('/')
    ];
    if (read) return id === options.domain.tenancy ? read(call) : notAuthorizedOrNotFound();
    if (path.join('/') === 'compartments/{id}') return compartment(call, id ?? '');
    if (path.join('/') === 'domains') return domains(call);
    if (path.join('/') === 'regions') return regions(call);
  }
  return errorReply(404, 'NotFound', `The emulator has no operation ${request.method} ${request.path}`);
}

/** A host name without a region, such as the emulator's own, counts as the home region. */
function outsideHomeRegion({ request, options }: IamCall): Reply | undefined {
  const { key, name } = options.iam.homeRegion;
  const [, region = name] = /^identity\.([a-z]+-[a-z0-9-]+-\d+)\./.exec(request.header('host') ?? '') ?? [];
  if (region === name) return undefined;
  const message = `Please go to your home region ${key} to execute CREATE, UPDATE and DELETE operations.`;
  return errorReply(403, 'NotAllowed', message);
}

function tenancy({ may, options }: IamCall): Reply {
  const { domain, iam } = options;
  if (!may('inspect', 'tenancies', domain.tenancy)) return notAuthorizedOrNotFound();
  return jsonReply(200, {
    id: domain.tenancy,
    name: TENANCY_NAME,
    description: 'The emulated tenancy',
    homeRegionKey: iam.homeRegion.key,
    upiIdcsCompatibilityLayerEndpoint: null,
    freeformTags: {},
    definedTags: {},
  });
}

/** ListRegions. Oracle's policy reference lists it under `inspect tenancies`. */
function regions({ may, options }: IamCall): Reply {
  const { domain, iam } = options;
  if (!may('inspect', 'tenancies', domain.tenancy)) return notAuthorizedOrNotFound();
  const { key, name } = iam.homeRegion;
  return jsonReply(200, [{ key, name }]);
}

function regionSubscriptions({ may, options }: IamCall): Reply {
  const { domain, iam } = options;
  if (!may('inspect', 'tenancies', domain.tenancy)) return notAuthorizedOrNotFound();
  const { key, name } = iam.homeRegion;
  return jsonReply(200, [{ regionKey: key, regionName: name, status: 'READY', isHomeRegion: true }]);
}

function compartment({ may, options }: IamCall, id: string): Reply {
  const { domain, iam } = options;
  const root = { id, compartmentId: domain.tenancy, name: TENANCY_NAME, timeCreated: '2020-01-01T00:00:00.000Z' };
  const found = id === domain.tenancy ? root : iam.compartments.get(id);
  if (!found || !may('inspect', 'compartments', id)) return notAuthorizedOrNotFound();
  return jsonReply(200, {
    ...found,
    description: found.name,
    lifecycleState: 'ACTIVE',
    isAccessible: true,
    freeformTags: {},
    definedTags: {},
  });
}

function domains({ request, may, options }: IamCall): Reply {
  const { domain, iam } = options;
  const compartmentId = request.query.get('compartmentId');
  if (compartmentId === null) return errorReply(400, 'MissingParameter', 'compartmentId is missing.');
  if (!may('inspect', 'domains', compartmentId)) return notAuthorizedOrNotFound();
  const url = withPort(iam.domainUrl);
  const item = {
    id: domain.ocid,
    compartmentId: domain.tenancy,
    displayName: domain.displayName,
    description: `The domain ${domain.displayName}`,
    url,
    homeRegionUrl: url,
    homeRegion: iam.homeRegion.name,
    replicaRegions: [],
    type: domain.displayName === 'Default' ? 'DEFAULT' : 'SECONDARY',
    licenseType: 'free',
    isHiddenOnLogin: false,
    timeCreated: '2020-01-01T00:00:00.000Z',
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    freeformTags: {},
    definedTags: {},
  };
  const asked = ['displayName', 'name'].map((name) => request.query.get(name)).find((value) => value !== null);
  const isAsked = compartmentId === domain.tenancy && (asked === undefined || asked === domain.displayName);
  return jsonReply(200, isAsked ? [item] : []);
}

/** OCI prints the port even if it is the default one (oci-federation.md §4, trap 8). */
function withPort(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${port === '' ? '443' : port}`;
}
