// Behaviors of the identity domain on which reports disagree. The defaults follow the better evidence; tests choose the others.

export interface Deviations {
  /**
   * The form of `publicCertificate` that a trust accepts: base64 of the DER on one line, or PEM with its armour. Default: `der`
   * (oci-federation.md §9).
   */
  certificateForm: 'der' | 'pem';
  /** What a PATCH does that removes something from a trust: it may be answered 204 and ignored. Default: `applied`. */
  trustRemovals: 'applied' | 'ignored';
  /** Whether answers contain the OCIDs of groups. Default: true. */
  groupOcids: boolean;
  /** Whether quotes around a value are part of it, so that the rule does not match, or only mark its ends. Default: `literal`. */
  quotedValues: 'literal' | 'unwrapped';
  /** Whether rules with `and` or `or` match. Default: `evaluated`, although no public report confirms it. */
  joinedRules: 'evaluated' | 'never-matching';
  /** Whether `*` is a wildcard inside a value, or only as the whole value. Default: `anywhere`, although no public report confirms it. */
  wildcards: 'anywhere' | 'whole-value';
  /** What a trust that restricts `aud` does with a token that has a list of audiences. Default: `error`, an opaque 500. */
  audienceLists: 'error' | 'compared';
  /**
   * What `GET /n` without a compartment is answered when no policy allows it. Default: `policy`, a 404, as a public project reports for a
   * principal whose policy is for a compartment; `nothing`: it is answered, because Oracle's policy reference says that it needs no permission.
   */
  namespaceReadNeeds: 'policy' | 'nothing';
  /** The unit of `rpst_exp`. Default: `seconds`. */
  rpstExpUnit: 'seconds' | 'minutes';
  /**
   * The grants for which a client may authenticate with an assertion. Default: `every`, because Oracle documents assertions for the token
   * endpoint in general; `client-credentials`: a token exchange needs the secret, because nobody has shown the combination.
   */
  clientAssertions: 'every' | 'client-credentials';
  /**
   * Whether a token exchange may be signed by a compute instance instead of naming a client. Default: `accepted`, because Oracle documents request
   * signatures for the exchange and its SDKs send them, although nobody has shown one with a trust.
   */
  signedExchanges: 'accepted' | 'refused';
  /** Whether ID and secret are accepted as fields of the form. Default: `accepted`, because Oracle documents both forms for the token endpoint. */
  formSecrets: 'accepted' | 'refused';
  /** Whether a public client may exchange tokens with its ID alone. Default: `refused`, because no source says that it may. */
  publicClients: 'refused' | 'accepted';
  /** Whether the value of a rule may contain spaces. Default: `never-matching`, because no report shows such a rule that matches. */
  spacesInValues: 'never-matching' | 'literal';
}

export const NO_DEVIATIONS: Readonly<Deviations> = {
  certificateForm: 'der',
  trustRemovals: 'applied',
  groupOcids: true,
  quotedValues: 'literal',
  joinedRules: 'evaluated',
  wildcards: 'anywhere',
  audienceLists: 'error',
  namespaceReadNeeds: 'policy',
  rpstExpUnit: 'seconds',
  clientAssertions: 'every',
  signedExchanges: 'accepted',
  formSecrets: 'accepted',
  publicClients: 'refused',
  spacesInValues: 'never-matching',
};
