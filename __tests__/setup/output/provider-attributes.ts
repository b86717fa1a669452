// The arguments of the Terraform provider's resources, as its documentation and its schema (oracle/terraform-provider-oci) list them.

/** Arguments of a resource, or of a nested block, by their names. `true`: a value; an object: a nested block. */
export interface Arguments {
  readonly [name: string]: true | Arguments;
}

function values(names: string): Arguments {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, true]),
  );
}

const TAGS = { tags: values('key value') };
const COMMON = values(
  'idcs_endpoint schemas attribute_sets attributes authorization ocid resource_type_schema_version',
);

/** Nested blocks that the module does not use are listed as values. */
export const PROVIDER_ARGUMENTS: Readonly<Record<string, Arguments>> = {
  oci_identity_domains_user: {
    ...COMMON,
    ...TAGS,
    ...values(`active addresses description display_name emails entitlements external_id force_delete ims locale name nick_name
      password phone_numbers photos preferred_language profile_url roles timezone title user_name user_type x509certificates`),
    urnietfparamsscimschemasoracleidcsextensionuser_user: values(`account_recovery_required bypass_notification
      creation_mechanism delegated_authentication_target_app do_not_show_getting_started is_authentication_delegated
      is_federated_user is_group_membership_normalized is_group_membership_synced_to_users_groups
      notification_email_template_id preferred_ui_landing_page service_user synced_from_app
      user_flow_controlled_by_external_client user_provider`),
  },
  oci_identity_domains_group: {
    ...COMMON,
    ...TAGS,
    ...values('display_name external_id force_delete non_unique_display_name'),
    members: values('type value ocid'),
  },
  oci_identity_domains_app: {
    ...COMMON,
    ...TAGS,
    ...values(`access_token_expiry active alias_apps all_url_schemes_allowed allow_access_control allow_offline allowed_grants
      allowed_operations allowed_scopes allowed_tags app_icon app_signon_policy app_thumbnail apps_network_perimeters
      as_opc_service attr_rendering_metadata audience bypass_consent certificates client_ip_checking client_type
      contact_email_address delegated_service_names description disable_kmsi_token_authentication display_name
      error_page_url force_delete home_page_url icon id_token_enc_algo identity_providers idp_policy is_alias_app
      is_enterprise_app is_form_fill is_kerberos_realm is_login_target is_mobile_target is_multicloud_service_app
      is_oauth_client is_oauth_resource is_obligation_capable is_radius_app is_saml_service_provider is_unmanaged_app
      is_web_tier_policy landing_page_url linking_callback_url login_mechanism login_page_url logout_page_url logout_uri
      name post_logout_redirect_uris privacy_policy_url product_logo_url product_name protectable_secondary_audiences
      radius_policy redirect_uris refresh_token_expiry saml_service_provider scopes secondary_audiences service_params
      service_type_urn service_type_version show_in_my_apps signon_policy terms_of_service_url terms_of_use trust_policies
      trust_scope`),
    based_on_template: values('value well_known_id'),
  },
  oci_identity_domains_identity_propagation_trust: {
    ...COMMON,
    ...TAGS,
    ...values(`account_id active allow_impersonation ca_cert_chain claim_propagations claim_validations client_claim_name
      client_claim_values clock_skew_seconds description impersonating_resource issuer keytab name oauth_clients
      public_certificate public_key_endpoint subject_claim_name subject_mapping_attribute subject_type type`),
    impersonation_service_users: values('rule value ocid'),
  },
  oci_identity_policy: values('compartment_id description name statements defined_tags freeform_tags version_date'),
};

/** Attributes that a module may read. */
export const PROVIDER_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  oci_identity_domains_user: ['id', 'ocid'],
  oci_identity_domains_group: ['id', 'ocid'],
  oci_identity_domains_app: ['id', 'ocid', 'name', 'client_secret'],
};
