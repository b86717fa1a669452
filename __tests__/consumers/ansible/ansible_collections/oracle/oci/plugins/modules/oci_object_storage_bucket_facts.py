"""Stand-in for the module of the collection oracle.oci: the buckets of a compartment."""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.oracle.oci.plugins.module_utils.session import OPTIONS, object_storage

module = AnsibleModule(argument_spec=OPTIONS)
found = object_storage(module).list_buckets(module.params["namespace_name"], module.params["compartment_id"]).data
module.exit_json(buckets=[{"name": bucket.name} for bucket in found])
